internal import Hummingbird
internal import Movement

/// How the API answers.
enum APIAnswer {
    /// A refusal as JSON, with the words of both languages so that a program can show either.
    static func refusal(_ refusal: Refusal) -> Response {
        .json(json(refusal).json, status: refusal.status)
    }

    static func json(_ refusal: Refusal) -> JSONValue {
        var fields: [String: JSONValue] = [:]
        for problem in refusal.fields { fields[problem.key] = text(problem.message) }
        return [
            "error": [
                "code": .string(refusal.code), "message": text(refusal.reason), "next": text(refusal.next), "citation": JSONValue(refusal.citation),
                "fields": .object(fields),
            ]
        ]
    }

    static func json(_ receipt: Receipt) -> JSONValue {
        [
            "act": .string(receipt.act), "entry": .string(receipt.entry), "subject": .string(receipt.subject), "sentence": text(receipt.sentence),
            "result": receipt.result, "repeat": .bool(receipt.isRepeat),
        ]
    }

    static func text(_ text: Text) -> JSONValue { ["vi": .string(text.vi), "en": .string(text.en)] }
}
