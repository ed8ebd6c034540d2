internal import Law
internal import Markup
internal import Movement
internal import Vietnamese

/// The reasons of a verdict as a page: every step with its rule, where that stands, what it was held against, what shows it, what is missing and what
/// to do next. Colour never says anything alone: each step begins with a mark and a word.
enum ProofPart {
    /// All proofs of an examination, criteria first.
    static func examination(_ one: Examination, _ look: Look) -> HTML {
        div {
            p(.class("meta")) {
                look(
                    "Theo \(one.regime.name.vi), xét ngày \(one.day.vietnamese).", "By \(one.regime.name.en), as of \(one.day.vietnamese).")
            }
            tree(one.proofs, look)
        }
    }

    /// Steps one below the other, each with those it is made of.
    static func tree(_ proofs: [Proof], _ look: Look) -> HTML {
        ul(.class("proof")) { for proof in proofs { li { step(proof, look) } } }
    }

    /// One step with all below it.
    static func step(_ proof: Proof, _ look: Look) -> HTML {
        div {
            p {
                verdict(proof, look)
                " "
                strong { look(Text(proof.rule).capitalised) }
            }
            if let found = proof.source { p(.class("meta")) { source(found, look) } }
            lines(proof.facts.map { look(Text($0)) })
            evidence(proof.evidence, look)
            if !proof.missing.isEmpty {
                let missing = proof.missing.map { look(Text($0)) }.joined(separator: "; ")
                p { look("Còn thiếu: ", "Missing: ") + missing + "." }
            }
            if let next = proof.next { p { look("Việc tiếp theo: ", "Next: ") + look(Text(next)) } }
            if !proof.children.isEmpty { tree(proof.children, look) }
        }
    }

    /// The mark and word of a step.
    static func verdict(_ proof: Proof, _ look: Look) -> HTML {
        switch (proof.verdict, proof.severity) {
        case (.met, _): mark("✓", Text(proof.verdict.label), "tag tag-done", look)
        case (.notMet, .suspend): mark("⏸", Text("đang tạm dừng xét", "suspended for now"), "tag tag-late", look)
        case (.notMet, .ask): mark("?", Text(proof.severity.label), "tag tag-open", look)
        case (.notMet, .warn): mark("!", Text(proof.severity.label), "tag tag-open", look)
        case (.notMet, .block): mark("✗", Text(proof.verdict.label), "tag tag-late", look)
        case (.unknown, _): mark("?", Text(proof.verdict.label), "tag tag-open", look)
        }
    }

    /// What an examination comes to.
    static func outcome(_ outcome: Outcome, _ look: Look) -> HTML {
        switch outcome {
        case .eligible: mark("✓", Text(outcome.label), "tag tag-done", look)
        case .notEligible: mark("✗", Text(outcome.label), "tag tag-late", look)
        case .suspended: mark("⏸", Text(outcome.label), "tag tag-late", look)
        case .open: mark("?", Text(outcome.label), "tag tag-open", look)
        }
    }

    private static func mark(_ sign: String, _ words: Text, _ style: String, _ look: Look) -> HTML {
        span(.class(style)) {
            span(.aria("hidden", "true")) { sign + " " }
            look(words.capitalised)
        }
    }

    /// Where a rule stands, and how far it binds.
    static func source(_ source: Source, _ look: Look) -> HTML {
        let standing: Text? =
            switch source.weight {
            case .law: nil
            case .confirmed(_, let day):
                Text("cán bộ pháp chế xác nhận ngày \(day.vietnamese)", "confirmed by the legal officer on \(day.vietnamese)")
            case .setAside(_, let day): Text("không áp dụng, theo kết luận ngày \(day.vietnamese)", "set aside on \(day.vietnamese)")
            case .unconfirmed(let confidence, let scope):
                Text(
                    "\(scope.label.vi), \(confidence.label.vi); chưa xác nhận nên không chặn ai",
                    "\(scope.label.en), \(confidence.label.en); not confirmed, so it stops nobody")
            }
        return HTML([
            span(.lang("vi")) { source.citation.text }, .text(standing.map { " (\(look($0)))" } ?? ""),
        ])
    }

    private static func lines(_ facts: [String]) -> HTML {
        switch facts.count {
        case 0: HTML()
        case 1: p { facts[0].prefix(1).uppercased() + facts[0].dropFirst() + "." }
        default: ul { for fact in facts { li { fact } } }
        }
    }

    private static func evidence(_ all: [Proven], _ look: Look) -> HTML {
        guard !all.isEmpty else { return HTML() }
        return p {
            look("Minh chứng: ", "Evidence: ")
            AgencyParts.joined(
                all.map { one in
                    one.href.map { a(.href($0), .lang("vi")) { one.label } } ?? span(.lang("vi")) { one.label }
                })
        }
    }

    /// The first thing in the way, in a few words; nil when nothing is.
    static func first(_ one: Examination, _ look: Look) -> String? {
        guard let top = one.inTheWay.first else { return nil }
        // The innermost step that fails in the same way says it most plainly.
        let steps = top.steps.filter { $0.verdict == top.verdict && $0.children.isEmpty }
        let step = steps.first { !$0.missing.isEmpty } ?? steps.first ?? top
        if let missing = step.missing.first {
            return look(
                step.verdict == .unknown
                    ? Text("Chưa rõ: \(missing.vi)", "Not known: \(missing.en)") : Text("Thiếu: \(missing.vi)", "Missing: \(missing.en)"))
        }
        return look(Text(step.facts.first ?? step.rule).capitalised)
    }
}
