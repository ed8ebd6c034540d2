internal import Movement

/// The description of the API (OpenAPI 3.1), made from the acts' own declarations, so that it cannot drift from them.
public enum OpenAPI {
    /// The whole document as JSON text with sorted keys.
    public static func document(version: String) -> String {
        var paths: [String: JSONValue] = [:]
        for act in ActCatalog.all { paths["/api/v1/acts/\(act.declaration.name)"] = ["post": operation(act.declaration)] }
        for view in APIView.all { paths[view.path] = ["get": view.operation] }
        paths["/api/v1/imports/{list}"] = ["post": importing]
        if case .object(var methods)? = paths["/api/v1/plans"] {
            methods["post"] = planFile("plan.take", "Take a plan in from a file of any kind")
            paths["/api/v1/plans"] = .object(methods)
        }
        paths["/api/v1/plans/read"] = ["post": planFile("plan.recognise", "Read a plan from a file of any kind, keeping nothing")]
        for one in uploads {
            guard case .object(var methods) = paths[one.path] ?? [:] else { continue }
            methods["post"] = one.operation
            paths[one.path] = .object(methods)
        }
        paths["/health"] = [
            "get": [
                "summary": "Version, database and record head; 503 when the database does not answer", "operationId": "health",
                "responses": ["200": ["description": "Alive"], "503": ["description": "The database does not answer"]],
            ]
        ]
        let document: JSONValue = [
            "openapi": "3.1.0",
            "info": [
                "title": "ThiDua", "version": .string(version),
                "description": "Every change is an act: POST its fields to /api/v1/acts/{name}. Send an Idempotency-Key to make repeating harmless.",
            ],
            "paths": .object(paths),
            "components": [
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
                "schemas": ["Receipt": receiptSchema, "Refusal": refusalSchema, "Text": textSchema],
            ],
            "security": [["token": []], [:]],
        ]
        return document.json
    }

    private static func planFile(_ name: String, _ summary: String) -> JSONValue {
        [
            "operationId": .string(name), "summary": .string(summary), "tags": ["plan"],
            "requestBody": [
                "required": true, "description": "Text, .docx, PDF, PNG or JPEG, at most 64 MB; what it is shows in its content.",
                "content": ["application/octet-stream": [:]],
            ],
            "responses": [
                "200": ["description": "What was recognised and read"], "401": answer("Not signed in", "Refusal"),
                "403": answer("Not allowed", "Refusal"), "422": answer("A file that cannot be read as a plan", "Refusal"),
                "413": answer("Larger than 64 MB", "Refusal"),
            ],
        ]
    }

    /// Addresses whose body is a file; the rest of the act stands in the query.
    private static let uploads: [(path: String, operation: JSONValue)] = [
        (
            "/api/v1/movements/{slug}/news/{news}/files",
            upload(
                "news.attach", "Add a picture or document to a post that is not yet published", path: ["slug", "news"],
                query: [
                    ("name", "Name of the file"), ("alt", "What a picture shows, in words"), ("caption", "Words under it"),
                    ("version", "Version of the post that was seen; without it, the newest"),
                ], file: "PNG or JPEG up to 16 MB; PDF, DOCX or XLSX up to 32 MB; what it is shows in its content.")
        ),
        (
            "/api/v1/evidence",
            upload(
                "evidence.file", "Hand in a file as evidence", path: [],
                query: [
                    ("file", "Name of the file"), ("target", "Target it belongs to"), ("report", "Report it belongs to"),
                    ("entry", "Entry of a register it belongs to"), ("title", "What it is"), ("note", "What it shows"),
                ], file: evidence)
        ),
        (
            "/api/v1/evidence/{evidence}/versions",
            upload(
                "evidence.replace", "Replace the current version of a piece of evidence by a file", path: ["evidence"],
                query: [
                    ("file", "Name of the file"), ("reason", "Why it is replaced"), ("title", "What it is"), ("version", "Version that was seen"),
                ], file: evidence)
        ),
        (
            "/api/v1/nominations/{nomination}/files",
            upload(
                "nomination.attach", "Hand in a file for a part of a nomination's dossier", path: ["nomination"],
                query: [
                    ("file", "Name of the file"), ("part", "Part of the dossier"), ("title", "What it is"),
                    ("reason", "Why the dossier is changed, once it was received"),
                ], file: evidence)
        ),
    ]

    private static let evidence = "The file itself; what it is shows in its content."

    private static func upload(
        _ act: String, _ summary: String, path: [String], query: [(name: String, words: String)], file: String
    ) -> JSONValue {
        [
            "operationId": .string("upload.\(act)"), "summary": .string(summary), "tags": [.string(subject(act))],
            "parameters": .array(
                path.map { ["name": .string($0), "in": "path", "required": true, "schema": ["type": "string"]] }
                    + query.map { ["name": .string($0.name), "in": "query", "schema": ["type": "string"], "description": .string($0.words)] }
                    + [keyParameter, dryRunParameter]),
            "requestBody": ["required": true, "description": .string(file), "content": ["application/octet-stream": [:]]],
            "responses": [
                "200": answer("Done", "Receipt"), "401": answer("Not signed in", "Refusal"), "403": answer("Not allowed", "Refusal"),
                "404": answer("Does not exist for the one who asks", "Refusal"),
                "409": answer("The state of things does not allow it", "Refusal"), "413": answer("Larger than allowed", "Refusal"),
                "422": answer("A file that cannot be taken, or fields that do not hold", "Refusal"),
            ],
        ]
    }

    private static let keyParameter: JSONValue = [
        "name": "Idempotency-Key", "in": "header", "schema": ["type": "string", "minLength": 1, "maxLength": 200],
        "description": "The same key with the same input does nothing twice.",
    ]
    private static let dryRunParameter: JSONValue = [
        "name": "dry-run", "in": "query", "schema": ["type": "string", "enum": ["1"]], "description": "Do everything, then undo it.",
    ]

    private static let importing: JSONValue = [
        "operationId": "import",
        "summary": "Take in a CSV or XLSX file of people, units, targets or questions (also GIFT, Moodle XML), all lines or none",
        "tags": ["imports"],
        "parameters": [
            [
                "name": "list", "in": "path", "required": true,
                "schema": ["type": "string", "enum": .array(ImportKind.allCases.map { .string($0.rawValue) })],
            ],
            [
                "name": "movement", "in": "query", "schema": ["type": "string"],
                "description": "The word in the address of the movement; with targets only.",
            ],
            [
                "name": "contest", "in": "query", "schema": ["type": "string"],
                "description": "The word in the address of the contest; with questions only.",
            ],
            ["name": "dry-run", "in": "query", "schema": ["type": "string", "enum": ["1"]], "description": "Only say what each line would do."],
        ],
        "requestBody": [
            "required": true, "description": "The file itself, at most 16 MB.", "content": ["application/octet-stream": [:]],
        ],
        "responses": [
            "200": ["description": "What became of each line"], "401": answer("Not signed in", "Refusal"), "403": answer("Not allowed", "Refusal"),
            "413": answer("Larger than 16 MB", "Refusal"), "422": answer("A file that cannot be read, or lines with errors", "Refusal"),
        ],
    ]

    private static func operation(_ declaration: ActDeclaration) -> JSONValue {
        [
            "operationId": .string(declaration.name), "summary": .string(declaration.title.en), "tags": [.string(subject(declaration.name))],
            "description": .string("\(declaration.summary.en)\n\n\(declaration.summary.vi)"),
            "parameters": [keyParameter, dryRunParameter],
            "requestBody": ["required": true, "content": ["application/json": ["schema": schema(of: declaration)]]],
            "responses": [
                "200": answer("Done", "Receipt"), "401": answer("Not signed in, or a token that does not hold", "Refusal"),
                "403": answer("Not allowed", "Refusal"), "404": answer("Does not exist for the one who asks", "Refusal"),
                "409": answer("The state of things does not allow it", "Refusal"), "422": answer("Fields that do not hold", "Refusal"),
                "429": answer("Too often", "Refusal"),
            ],
        ]
    }

    private static func subject(_ name: String) -> String { String(name.prefix { $0 != "." }) }

    private static func answer(_ words: String, _ schema: String) -> JSONValue {
        [
            "description": .string(words),
            "content": ["application/json": ["schema": ["$ref": .string("#/components/schemas/\(schema)")]]],
        ]
    }

    /// The JSON schema of an act's fields.
    static func schema(of declaration: ActDeclaration) -> JSONValue {
        var properties: [String: JSONValue] = [:]
        for field in declaration.fields { properties[field.key] = schema(of: field) }
        return [
            "type": "object", "additionalProperties": false, "properties": .object(properties),
            "required": .array(declaration.fields.filter(\.isRequired).map { .string($0.key) }),
        ]
    }

    private static func schema(of field: FieldDeclaration) -> JSONValue {
        var schema = type(of: field.kind)
        schema["title"] = .string(field.label.en)
        if let hint = field.hint { schema["description"] = .string(hint.en) }
        if !field.isRequired, case .string(let type)? = schema["type"] { schema["type"] = [.string(type), "null"] }
        return .object(schema)
    }

    private static func type(of kind: FieldKind) -> [String: JSONValue] {
        switch kind {
        case .text(let max), .lines(let max): ["type": "string", "maxLength": .int(Int64(max))]
        case .secret(let max): ["type": "string", "maxLength": .int(Int64(max)), "format": "password", "writeOnly": true]
        case .integer(let range): ["type": "integer", "minimum": .int(Int64(range.lowerBound)), "maximum": .int(Int64(range.upperBound))]
        case .quantity: ["type": ["number", "string"], "description": "A JSON number is exact to the thousandth; text is read as 1.234,5"]
        case .date: ["type": "string", "format": "date"]
        case .email: ["type": "string", "format": "email", "maxLength": 254]
        case .flag: ["type": "boolean"]
        case .choice(let choices): ["type": "string", "enum": .array(choices.map { .string($0.value) })]
        case .choices(let choices): ["type": "array", "items": ["type": "string", "enum": .array(choices.map { .string($0.value) })]]
        case .reference: ["type": "string", "maxLength": 100]
        case .references: ["type": "array", "items": ["type": "string", "maxLength": 100]]
        case .table(let columns, let maxRows):
            [
                "type": "array", "maxItems": .int(Int64(maxRows)),
                "items": ["type": "array", "items": ["type": "string"], "maxItems": .int(Int64(columns.count))],
            ]
        }
    }

    private static let textSchema: JSONValue = [
        "type": "object", "required": ["vi", "en"], "properties": ["vi": ["type": "string"], "en": ["type": "string"]],
    ]

    private static let receiptSchema: JSONValue = [
        "type": "object", "required": ["act", "entry", "subject", "sentence", "result", "repeat"],
        "properties": [
            "act": ["type": "string"], "entry": ["type": "string", "description": "Number of the entry in the record"],
            "subject": ["type": "string"], "sentence": ["$ref": "#/components/schemas/Text"], "result": ["type": "object"],
            "repeat": ["type": "boolean", "description": "Whether the same key had already done it"],
        ],
    ]

    private static let refusalSchema: JSONValue = [
        "type": "object", "required": ["error"],
        "properties": [
            "error": [
                "type": "object", "required": ["code", "message", "next", "fields"],
                "properties": [
                    "code": ["type": "string"], "message": ["$ref": "#/components/schemas/Text"], "next": ["$ref": "#/components/schemas/Text"],
                    "citation": ["type": ["string", "null"]],
                    "fields": ["type": "object", "additionalProperties": ["$ref": "#/components/schemas/Text"]],
                ],
            ]
        ],
    ]
}
