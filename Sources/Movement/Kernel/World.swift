public import Storage
public import Vietnamese

/// What an act may touch while it is performed: one transaction, one moment, one actor.
public final class World {
    /// The open transaction.
    public let session: Session
    /// Who acts.
    public let actor: Actor
    /// The moment of the act.
    public let now: Instant
    /// Through what the act came.
    public let channel: Channel
    /// Source of identifiers and secrets.
    public let randomness: Randomness

    /// How the texts of plans are read.
    let reader: PlanTextReader

    init(session: Session, actor: Actor, now: Instant, channel: Channel, randomness: Randomness, reader: PlanTextReader = .plain) {
        self.session = session
        self.actor = actor
        self.now = now
        self.channel = channel
        self.randomness = randomness
        self.reader = reader
    }

    /// Agency the act happens in.
    public var agency: String { actor.agency }

    /// Legal date of the act, in Vietnam.
    public var today: CivilDate { now.vietnamDate }

    /// A new identifier.
    public func newID() -> String { randomness.identifier(at: now) }

    /// Throws `forbidden` (or `signedOut` for visitors) unless the condition holds.
    public func require(_ allowed: Bool) throws {
        guard allowed else { throw actor.isSignedIn ? Refusal.forbidden : Refusal.signedOut }
    }

    /// Throws `notFound` unless the condition holds: for what the actor may not even know exists.
    public func requireVisible(_ visible: Bool) throws {
        guard visible else { throw Refusal.notFound }
    }

    /// The person who acts; throws `signedOut` for anybody else.
    public func person() throws -> String {
        guard let person = actor.person else { throw Refusal.signedOut }
        return person
    }
}

/// Through what an act came.
public enum Channel: String, Sendable, Codable {
    case web, api, cli, demo
}

/// Where "now" comes from. Tests and the demonstration run at any date.
public struct Clock: Sendable {
    /// The moment.
    public let now: @Sendable () -> Instant

    /// Wraps a source of time.
    public init(now: @escaping @Sendable () -> Instant) { self.now = now }

    /// The machine's clock.
    public static let system = Clock { Instant.now() }

    /// The machine's clock moved so that today is the given date in Vietnam.
    public static func shifted(to today: CivilDate) -> Clock {
        let start = Instant.now()
        let shift = start.vietnamDate.days(until: today)
        return Clock { Instant.now().adding(seconds: Int64(shift) * 86_400) }
    }
}
