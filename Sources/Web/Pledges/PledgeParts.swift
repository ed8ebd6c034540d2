internal import Markup
internal import Movement
internal import Vietnamese

/// Addresses and pieces that the pages of registrations share.
enum PledgeParts {
    static func address(_ slug: String) -> String { "/phong-trao/\(slug)/dang-ky" }
    static func address(_ slug: String, _ pledge: String) -> String { "\(address(slug))/\(pledge.addressEncoded)" }
    static func slip(_ key: String) -> String { "/dang-ky/phieu/\(key.addressEncoded)" }

    static func breadcrumbs(_ slug: String, _ name: String, isBelow: Bool, _ look: Look) -> [(label: String, href: String)] {
        [(look("Phong trào", "Movements"), "/phong-trao"), (name, "/phong-trao/\(slug)")]
            + (isBelow ? [(look("Đăng ký", "Registrations"), address(slug))] : [])
    }

    /// Where a registration stands; what is done is plain text.
    static func state(_ line: PledgeLine, _ look: Look) -> HTML {
        let words = look(line.state.label)
        let tag: HTML =
            switch line.state {
            case .signing, .waiting: span(.class("tag tag-open")) { words }
            case .returned: span(.class("tag tag-late")) { words }
            case .accepted, .withdrawn: .text(words)
            }
        return line.isLate ? HTML([tag, .text(" "), span(.class("meta")) { look("(muộn)", "(late)") }]) : tag
    }

    static func aim(_ line: PledgeLine, _ look: Look) -> HTML {
        if line.aimText.isEmpty { return .text(look(line.aim.label)) }
        if line.aim == .other { return span(.lang("vi")) { line.aimText } }
        return HTML([.text(look(line.aim.label) + ": "), span(.lang("vi")) { line.aimText }])
    }

    static func lines(_ text: String) -> HTML {
        div(.lang("vi")) { for line in text.split(separator: "\n", omittingEmptySubsequences: true) { p { String(line) } } }
    }

    /// What a registration says, with everything its reader may know.
    static func summary(_ model: PledgeModel, _ look: Look) -> HTML {
        let line = model.line
        return dl(.class("summary-list")) {
            SummaryList.item(look("Số", "Number"), line.reference)
            SummaryList.item(look("Tình trạng", "State"), state(line, look))
            SummaryList.item(look("Ai đăng ký", "Who registers"), look(line.kind.label) + ": " + look(line.name))
            SummaryList.item(look("Hướng tới", "What it aims at"), aim(line, look))
            if !line.wording.isEmpty { SummaryList.item(look("Chỉ tiêu và việc sẽ làm", "What it wants to reach and do"), lines(line.wording)) }
            if !model.targets.isEmpty {
                SummaryList.item(
                    look("Gắn với chỉ tiêu", "Tied to targets"), ul(.lang("vi")) { for target in model.targets { li { target.title } } })
            }
            if let by = line.by { SummaryList.item(look("Hoàn thành trong ngày", "Done by"), by.vietnamese) }
            SummaryList.item(look("Ngày đăng ký", "Registered on"), line.registered.vietnamese)
            if line.kind == .covenant { SummaryList.item(look("Chữ ký", "Signatures"), signatures(model, look)) }
            if let contact = model.contact {
                SummaryList.item(
                    look("Liên hệ (riêng)", "Contact (private)"), [contact.email, contact.phone].filter { !$0.isEmpty }.joined(separator: " · "))
            }
            if line.kind.isOutside, !model.may.isEmpty {
                SummaryList.item(
                    look("Nêu tên công khai", "Name in public"), model.isPublic ? look("Đồng ý", "Agreed") : look("Không đồng ý", "Not agreed"))
            }
        }
    }

    private static func signatures(_ model: PledgeModel, _ look: Look) -> HTML {
        ol {
            for one in model.signatures {
                li {
                    look(one.name)
                    if let at = one.signedAt {
                        " · " + look("ký ngày \(at.vietnamDate.vietnamese)", "signed on \(at.vietnamDate.vietnamese)")
                        if let signer = one.signer { " · " + signer }
                    } else {
                        " · " + look("chưa ký", "not signed")
                    }
                }
            }
        }
    }
}
