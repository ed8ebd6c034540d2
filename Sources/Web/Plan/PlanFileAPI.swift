internal import Hummingbird
internal import Movement
internal import NIOCore
internal import PlanReading
internal import Storage
internal import Vietnamese

extension Visit {
    /// The body as a file on disk. Whoever takes it keeps or discards it.
    func incomingBody(limit: Int) async throws -> IncomingFile {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw Refusal.fileTooLarge(limit: limit) }
        let file = site.files.incoming(limit: limit)
        do {
            try await paced { meter in
                for try await buffer in request.body {
                    meter.add(buffer.readableBytes)
                    try await file.take(Array(buffer.readableBytesView))
                }
                try await file.seal()
            }
            return file
        } catch StorageError.tooLarge {
            await file.discard()
            throw Refusal.fileTooLarge(limit: limit)
        } catch {
            await file.discard()
            throw error
        }
    }

    /// Who sends a plan, asked before the body is read.
    fileprivate func preparer() async throws -> ActorSource {
        let source = try await apiSource()
        let today = now.vietnamDate
        try await site.database.read { session in
            let viewer = try source.load(today: today, in: session)
            guard PlanPolicy.mayPrepare(viewer), viewer.scope?.contains("plan.read") ?? true else {
                throw viewer.isSignedIn ? Refusal.forbidden : Refusal.signedOut
            }
        }
        return source
    }
}

/// `POST /api/v1/plans`: the body is a plan in a file of any kind; it is read, kept, and made a draft. `?dry-run=1` undoes everything.
@Sendable func takePlanFile(_ visit: Visit) async throws -> Response {
    let source = try await visit.preparer()
    let file = try await visit.incomingBody(limit: PlanFileIntake.sizeLimit)
    let (receipt, recognised) = try await visit.site.plans.take(
        file, fileName: visit.query("file") ?? "", name: visit.query("name"), as: source, channel: .api,
        key: visit.request.headers[.idempotencyKey], dryRun: visit.isDryRun)
    guard case .object(var answer) = APIAnswer.json(receipt) else { return .json(APIAnswer.json(receipt).json) }
    answer["recognised"] = recognised.json
    return .json(JSONValue.object(answer).json)
}

/// `POST /api/v1/plans/read`: the same file, only read: what was recognised, its text, and the plan in it. Nothing is kept.
@Sendable func readPlanFile(_ visit: Visit) async throws -> Response {
    _ = try await visit.preparer()
    let file = try await visit.incomingBody(limit: PlanFileIntake.sizeLimit)
    do {
        let recognised = try await visit.site.plans.recognise(path: file.path)
        await file.discard()
        let document = await visit.site.plans.document(of: recognised.text)
        guard !document.isBlank else { throw Refusal.notAPlan }
        guard let plan = JSONValue(json: document.json().utf8) else { throw Refusal.notJSON }
        let answer: JSONValue = ["recognised": recognised.json, "text": .string(recognised.text), "plan": plan]
        return .json(answer.json)
    } catch {
        await file.discard()
        throw error
    }
}
