internal import Vietnamese

/// A drawn round as it is published: everything a stranger needs to draw again.
public struct PublishedRound: Sendable, Hashable {
    /// Identifier of the round.
    public let round: String
    /// SHA-256 of the seed, published before.
    public let commitment: String
    /// The seed, published with the draw, in hexadecimal.
    public let seed: String
    /// How many were to be drawn.
    public let size: Int
    /// Number and digest of the newest entry of the record at the draw.
    public let headSequence: Int64
    public let head: String
    /// The population file.
    public let population: String
    /// SHA-256 of the population file.
    public let populationDigest: String
    /// What was drawn, in order.
    public let sample: [RandomCheck.Drawn]

    /// The published file.
    public var json: JSONValue {
        [
            "format": "thidua-round-v1", "round": .string(round), "commitment": .string(commitment), "seed": .string(seed), "size": .int(Int64(size)),
            "head": ["sequence": .int(headSequence), "digest": .string(head)], "population": .string(population),
            "population_digest": .string(populationDigest),
            "sample": .array(sample.map { ["item": .string($0.item), "checker": JSONValue($0.checker)] }),
        ]
    }

    /// Reads the published file; nil when it is none.
    public init?(json: JSONValue) {
        guard json["format"] == "thidua-round-v1", let round = json["round"]?.string, let commitment = json["commitment"]?.string,
            let seed = json["seed"]?.string, let size = json["size"]?.int, let head = json["head"]?["digest"]?.string,
            let sequence = json["head"]?["sequence"]?.int, let population = json["population"]?.string,
            let digest = json["population_digest"]?.string, let lines = json["sample"]?.array
        else { return nil }
        var sample: [RandomCheck.Drawn] = []
        for line in lines {
            guard let item = line["item"]?.string else { return nil }
            sample.append(RandomCheck.Drawn(item: item, checker: line["checker"]?.string))
        }
        self.init(
            round: round, commitment: commitment, seed: seed, size: Int(clamping: size), headSequence: sequence, head: head, population: population,
            populationDigest: digest, sample: sample)
    }

    init(
        round: String, commitment: String, seed: String, size: Int, headSequence: Int64, head: String, population: String, populationDigest: String,
        sample: [RandomCheck.Drawn]
    ) {
        self.round = round
        self.commitment = commitment
        self.seed = seed
        self.size = size
        self.headSequence = headSequence
        self.head = head
        self.population = population
        self.populationDigest = populationDigest
        self.sample = sample
    }

    /// What does not hold; empty when the file proves itself.
    public func problems() -> [Text] {
        guard let seed = RandomCheck.bytes32(seed), let head = RandomCheck.bytes32(head) else {
            return [Text("Hạt giống hoặc đầu sổ cái không phải 32 byte hệ 16.", "Seed or head of the record are not 32 bytes in hexadecimal.")]
        }
        var problems: [Text] = []
        if RandomCheck.commitment(to: seed) != commitment.lowercased() {
            problems.append(Text("Hạt giống không khớp cam kết.", "The seed does not match the commitment."))
        }
        if RandomCheck.digest(of: population) != populationDigest.lowercased() {
            problems.append(Text("Danh sách không khớp mã băm của nó.", "The population does not match its digest."))
        }
        guard let drawn = RandomCheck.draw(seed: seed, population: population, size: size, head: head) else {
            return problems + [Text("Không đọc được danh sách.", "The population cannot be read.")]
        }
        if drawn.map(\.item) != sample.map(\.item) {
            problems.append(Text("Mẫu rút lại khác mẫu đã công bố.", "Drawing again gives another sample than the one published."))
        } else if drawn != sample {
            problems.append(Text("Người kiểm tra rút lại khác người đã công bố.", "Drawing again gives other checkers than those published."))
        }
        return problems
    }
}
