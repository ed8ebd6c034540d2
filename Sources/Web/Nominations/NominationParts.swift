internal import Law
internal import Markup
internal import Movement
internal import Vietnamese

/// Addresses and pieces that the pages of nominations share.
enum NominationParts {
    static let base = "/de-nghi"
    static let board = "/de-nghi/bang"
    static let rounds = "/de-nghi/dot"

    static func address(_ nomination: String) -> String { "\(base)/\(nomination.addressEncoded)" }
    static func round(_ round: String) -> String { "\(rounds)/\(round.addressEncoded)" }

    static func breadcrumbs(_ model: NominationModel?, _ look: Look) -> [(label: String, href: String)] {
        [AwardParts.crumb(look), (look("Đề nghị khen thưởng", "Nominations"), base)]
            + (model.map { [($0.line.reference, address($0.line.id))] } ?? [])
    }

    /// How a nomination stands; what is done is plain text.
    static func state(_ line: NominationLine, _ look: Look) -> HTML {
        if line.isSuspended { return span(.class("tag tag-late")) { look("Tạm dừng xét", "Suspended") } }
        if line.isLateWaiting { return span(.class("tag tag-late")) { look("Trễ, chờ cho nhận", "Late, to be let in") } }
        let words = look(line.state.label)
        return switch line.state {
        case .draft, .reviewed, .submitted, .received: span(.class("tag tag-open")) { words }
        case .returned: span(.class("tag tag-late")) { words }
        case .meets, .upward: span(.class("tag tag-done")) { words }
        case .notMet, .withdrawn: .text(words)
        }
    }

    static func task(_ state: DossierTask.State, _ look: Look) -> HTML {
        state == .missing ? span(.class("tag tag-open")) { look(state.label) } : .text(look(state.label))
    }

    static func lines(_ text: String) -> HTML {
        div(.lang("vi")) { for line in text.split(separator: "\n", omittingEmptySubsequences: true) { p { String(line) } } }
    }

    static func day(_ iso: String) -> String { CivilDate(iso: iso)?.vietnamese ?? iso }

    // MARK: - Proofs

    /// An examination: what it comes to, what is in the way, then every step.
    static func examination(_ one: Examination, _ title: String, _ look: Look) -> HTML {
        HTML([
            h3 { title },
            dl(.class("summary-list")) {
                SummaryList.item(look("Bộ quy định", "Rules"), "\(look(Text(one.regime.name))) (\(one.day.vietnamese))")
                SummaryList.item(look("Kết quả", "Result"), outcome(one.outcome, look))
            },
            one.inTheWay.isEmpty
                ? HTML()
                : HTML([
                    p { look("Còn vướng:", "In the way:") },
                    ul { for proof in one.inTheWay.prefix(6) { li { look(Text(proof.rule)) + ": " + look(Text(proof.verdict.label)) } } },
                ]),
            details {
                summaryElement { look("Từng bước, kèm căn cứ và dữ kiện", "Every step, with rule and facts") }
                ul(.class("proof")) { for proof in one.proofs { li { step(proof, look) } } }
            },
        ])
    }

    private static func outcome(_ outcome: Outcome, _ look: Look) -> HTML {
        switch outcome {
        case .eligible: span(.class("tag tag-done")) { look(Text(outcome.label)) }
        case .notEligible: span(.class("tag tag-late")) { look(Text(outcome.label)) }
        case .suspended, .open: span(.class("tag tag-open")) { look(Text(outcome.label)) }
        }
    }

    private static func step(_ proof: Proof, _ look: Look) -> HTML {
        HTML([
            p {
                strong { look(Text(proof.verdict.label)) }
                ": " + look(Text(proof.rule))
            },
            source(proof.source, look),
            proof.facts.isEmpty && proof.missing.isEmpty && proof.next == nil
                ? HTML()
                : ul(.class("meta")) {
                    for fact in proof.facts { li { look(Text(fact)) } }
                    for one in proof.evidence {
                        li {
                            if let href = one.href { a(.href(href), .lang("vi")) { one.label } } else { span(.lang("vi")) { one.label } }
                        }
                    }
                    for one in proof.missing { li { look("còn thiếu: ", "missing: ") + look(Text(one)) } }
                    if let next = proof.next { li { look("việc tiếp: ", "next: ") + look(Text(next)) } }
                },
            proof.children.isEmpty ? HTML() : ul { for child in proof.children { li { step(child, look) } } },
        ])
    }

    private static func source(_ source: Source?, _ look: Look) -> HTML {
        guard let source else { return HTML() }
        return p(.class("meta")) {
            span(.lang("vi")) { source.citation.text }
            if !source.weight.binds {
                " · " + look("chưa được cán bộ pháp chế xác nhận, không chặn ai", "not confirmed by the legal officer, stops nobody")
            }
        }
    }
}
