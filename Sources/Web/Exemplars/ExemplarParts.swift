internal import Markup
internal import Movement
internal import Vietnamese

/// Addresses and pieces that the pages of exemplars share.
enum ExemplarParts {
    static func list(_ slug: String) -> String { "/phong-trao/\(slug)/dien-hinh" }
    static func address(_ exemplar: String) -> String { "/dien-hinh/\(exemplar.addressEncoded)" }
    static func adoption(_ exemplar: String, _ adoption: String) -> String { "\(address(exemplar))/ap-dung/\(adoption.addressEncoded)" }

    /// Ways up from a page of the movement's exemplars.
    static func breadcrumbs(_ slug: String, _ name: String, isBelow: Bool, _ look: Look) -> [(label: String, href: String)] {
        [(look("Phong trào", "Movements"), "/phong-trao"), (name, "/phong-trao/\(slug)")]
            + (isBelow ? [(look("Điển hình", "Exemplars"), list(slug))] : [])
    }

    /// Ways up from a page below one exemplar.
    static func breadcrumbs(_ model: ExemplarPage, _ look: Look) -> [(label: String, href: String)] {
        breadcrumbs(model.slug, model.movementName, isBelow: true, look) + [(title(model.line, look), address(model.line.id))]
    }

    /// What an exemplar is called: its title, else whose it is.
    static func title(_ line: ExemplarLine, _ look: Look) -> String { line.title.isEmpty ? look(line.subject) : line.title }

    static func state(_ state: ExemplarState, _ look: Look) -> HTML {
        switch state {
        case .nurturing: span(.class("tag tag-info")) { look(state.label) }
        case .proposed: span(.class("tag tag-open")) { look(state.label) }
        case .published, .withdrawn: .text(look(state.label))
        }
    }

    /// How places are decided, said wherever they are shown.
    static func rule(_ look: Look) -> HTML {
        p(.class("meta")) {
            look(
                "Xếp theo việc nhân rộng đo được: số nơi áp dụng đã kiểm tra có kết quả đo, rồi số nơi áp dụng đã kiểm tra, rồi ngày công bố sớm hơn; bằng nhau thì cùng thứ tự.",
                "In order of measured adoption: how many took it over, checked and with a measured result; then how many, checked; then the earlier publication. Those equal share a place."
            )
        }
    }

    /// Lines of a text that people wrote.
    static func story(_ text: String) -> HTML {
        div(.lang("vi")) { for line in text.split(separator: "\n", omittingEmptySubsequences: true) { p { String(line) } } }
    }

    /// What was measured, with where it can be looked up.
    static func result(_ result: MeasuredResult, target: String?, evidence: String?, _ look: Look) -> HTML {
        dl(.class("summary-list")) {
            SummaryList.item(look("Đo cái gì", "What was measured"), PlanParts.words(result.measure))
            SummaryList.item(look("Trước", "Before"), number(result.before, result, look))
            SummaryList.item(look("Sau", "After"), number(result.after, result, look))
            SummaryList.item(look("Nguồn", "Source"), PlanParts.words(result.source))
            if let id = result.target, let target {
                SummaryList.item(look("Chỉ tiêu", "Target"), a(.href("/chi-tieu/\(id.addressEncoded)"), .lang("vi")) { target })
            }
            if let id = result.evidence, let evidence {
                SummaryList.item(look("Minh chứng", "Evidence"), a(.href("/bang-chung/\(id.addressEncoded)"), .lang("vi")) { evidence })
            }
        }
    }

    private static func number(_ number: Quantity, _ result: MeasuredResult, _ look: Look) -> HTML {
        HTML([
            .text(number[look.language]), result.unitLabel.isEmpty ? HTML() : HTML([.text(" "), PlanParts.words(result.unitLabel)]),
        ])
    }

    /// Where what is owed is done, and what it is.
    static func owed(_ one: OwedExemplar, _ look: Look) -> (href: String, tag: String) {
        switch one.what {
        case .consent: ("\(address(one.id))/dong-y", look("Hỏi bạn đồng ý công bố", "Asks for consent"))
        case .checkIn: ("\(address(one.id))/boi-duong", look("Đến kỳ ghi nhận", "Check-in due"))
        case .publish: ("\(address(one.id))/cong-bo", look("Chờ công bố", "To publish"))
        case .confirm: ("\(address(one.id))#nhan-rong", look("Áp dụng chờ xác nhận", "Adoption to confirm"))
        case .check: ("\(address(one.id))#nhan-rong", look("Áp dụng chờ kiểm tra", "Adoption to check"))
        }
    }

    /// A number in the unit it is counted in.
    static func amount(_ number: Quantity, _ unit: Text, _ look: Look) -> String {
        number[look.language] + (look(unit).isEmpty ? "" : " " + look(unit))
    }
}

extension Look {
    /// The viewer in the agency of an exemplar: everybody from elsewhere looks as a visitor does.
    func viewer(ofExemplar id: String) throws -> Actor {
        guard let agency = try ExemplarQueries.agency(of: id, in: session) else { throw Refusal.notFound }
        return agency == viewer.agency ? viewer : .visitor(of: agency)
    }

    /// The exemplar at the address, as far as it exists for the viewer.
    func exemplar() throws -> ExemplarPage {
        let id = visit.parameter("dien-hinh")
        return try ExemplarQueries.page(id, for: viewer(ofExemplar: id), today: today, in: session)
    }
}
