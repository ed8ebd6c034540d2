internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// A letter of urging: written, checked, sent, printed.
enum UrgePages {
    private static func letter(_ look: Look) throws -> UrgeLetter {
        let found = try UrgeQueries.letter(look.visit.parameter("letter"), for: look.viewer, today: look.today, in: look.session)
        guard found.slug == look.visit.parameter("slug") else { throw Refusal.notFound }
        return found
    }

    private static func path(_ letter: UrgeLetter) -> String { "\(UrgingPages.path(letter.slug))/\(letter.id)" }

    private static func crumbs(_ letter: UrgeLetter, _ look: Look) -> [(label: String, href: String)] {
        UrgingPages.crumbs(letter.slug, letter.movement, isBelow: true, look)
    }

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let letter = try letter(look)
        return Page(look("Thư đôn đốc", "Letter of urging"), place: .movements, breadcrumbs: crumbs(letter, look)) {
            state.summary(look)
            facts(letter, look)
            if letter.mayChange { form(letter, look, state) } else { text(letter, look) }
            h2 { look("Những việc được nêu", "What it asks for") }
            items(letter, look)
            p { a(.href("\(path(letter))/in")) { look("Bản in", "The letter on paper") } }
        }
    }

    private static func facts(_ letter: UrgeLetter, _ look: Look) -> HTML {
        let names = letter.heads.map { head in
            head.name + (head.hasAddress ? "" : look(" (chưa có địa chỉ thư, chỉ thấy ở trang Việc của tôi)", " (no address, on the desk alone)"))
        }
        return dl(.class("summary-list")) {
            SummaryList.item(look("Đơn vị", "Unit"), look(letter.unitName))
            SummaryList.item(
                look("Người nhận", "To"),
                names.isEmpty ? look("đơn vị chưa có người đứng đầu", "nobody heads the unit") : names.joined(separator: ", "))
            SummaryList.item(
                look("Trạng thái", "State"),
                letter.sent.map { look("Đã gửi lúc \($0.vietnamese)", "Sent at \($0.vietnamese)") }
                    ?? look("Đang soạn, chưa ai khác thấy", "Draft, seen by nobody else"))
            if letter.sent != nil {
                SummaryList.item(look("Trả lời trước ngày", "Answer by"), AgencyParts.day(letter.answerBy))
                SummaryList.item(look("Người ký", "Signed by"), span(.lang("vi")) { "\(letter.signerRole) \(letter.signerName)" })
            }
        }
    }

    private static func form(_ letter: UrgeLetter, _ look: Look, _ state: FormState) -> HTML {
        guard var form = ActForm("urge.amend", action: path(letter))?.showing("number", "subject", "body", "answer_by") else { return HTML() }
        form.prefilled = [
            "number": .string(letter.number), "subject": .string(letter.subject), "body": .string(letter.body),
            "answer_by": .string(letter.answerBy.iso),
        ]
        return HTML([
            form.html(look, state),
            p { a(.class("button"), .href("\(path(letter))/gui")) { look("Xem lại rồi gửi", "Check and send") } },
            p(.class("meta")) { look("Lưu trước khi sang bước gửi.", "Save before you go on to sending.") },
        ])
    }

    private static func text(_ letter: UrgeLetter, _ look: Look) -> HTML {
        articleElement(.class("card"), .lang("vi")) {
            p { strong { letter.subject } }
            for part in letter.body.split(separator: "\n") where !part.isEmpty { p { String(part) } }
        }
    }

    private static func items(_ letter: UrgeLetter, _ look: Look) -> HTML {
        ul(.class("task-list")) {
            for item in letter.items {
                li {
                    span {
                        span(.class("name"), .lang("vi")) { item.wording }
                        if letter.sent != nil {
                            span(.class(item.isAnswered ? "tag tag-done" : "tag tag-open")) {
                                item.isAnswered ? look("Đã có tin", "Heard since") : look("Chưa có tin", "Not heard yet")
                            }
                        }
                    }
                }
            }
        }
    }

    // MARK: Sending

    static func check(_ look: Look) throws -> Page { try check(look, .empty) }

    static func check(_ look: Look, _ state: FormState) throws -> Page {
        let letter = try letter(look)
        guard letter.mayChange else { return try page(look) }
        return Page(look("Kiểm tra trước khi gửi", "Check before sending"), place: .movements, breadcrumbs: crumbs(letter, look)) {
            state.summary(look)
            facts(letter, look)
            dl(.class("summary-list")) {
                let change = (label: look("Sửa", "Change"), href: path(letter))
                SummaryList.item(
                    look("Số, ký hiệu", "Number"), .text(letter.number.isEmpty ? look("chưa có", "none") : letter.number), change: change)
                SummaryList.item(look("Trả lời trước ngày", "Answer by"), AgencyParts.day(letter.answerBy), change: change)
            }
            text(letter, look)
            PlanParts.buttonForm("\(path(letter))/gui", look("Gửi thư đôn đốc", "Send the letter"), look)
            p(.class("meta")) {
                look(
                    "Thư vào sổ, đến trưởng đơn vị bằng thư điện tử và trang Việc của tôi, và không sửa được nữa.",
                    "The letter goes into the record, reaches the head by mail and on the desk, and can no longer be changed.")
            }
        }
    }

    /// The letter on paper, in the layout of Decree 30/2020/NĐ-CP, annex I.
    static func printed(_ look: Look) throws -> Page {
        let letter = try letter(look)
        let day = (letter.sent ?? look.now).vietnamDate
        return Page(look("Bản in thư đôn đốc", "The letter on paper"), place: .movements, breadcrumbs: crumbs(letter, look)) {
            p(.class("no-print")) {
                look(
                    "Thể thức theo Nghị định 30/2020/NĐ-CP, Phụ lục I. Dùng lệnh in của trình duyệt, khổ A4.",
                    "The layout of Decree 30/2020/NĐ-CP, annex I. Use the browser's print command, on A4.")
            }
            div(.role("article"), .class("decree"), .lang("vi")) {
                div(.class("decree-head")) {
                    div {
                        p(.class("decree-issuer")) { letter.agency.vi.uppercased() }
                        p(.class("decree-number")) { "Số: " + (letter.number.isEmpty ? "        /…" : letter.number) }
                        p { "V/v \(letter.subject.prefix(1).lowercased() + letter.subject.dropFirst())" }
                    }
                    div {
                        p(.class("decree-nation")) { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" }
                        p(.class("decree-motto")) { "Độc lập - Tự do - Hạnh phúc" }
                        p(.class("decree-date")) { "…, ngày \(two(day.day)) tháng \(month(day)) năm \(day.year)" }
                    }
                }
                p(.class("decree-text")) { "Kính gửi: \(letter.unitName.vi)." }
                for part in letter.body.split(separator: "\n") where !part.isEmpty { p(.class("decree-text")) { String(part) } }
                div(.class("decree-foot")) {
                    div {
                        p(.class("decree-recipients")) { "Nơi nhận:" }
                        ul {
                            li { "- Như trên;" }
                            li { "- Lưu: VT." }
                        }
                    }
                    div {
                        p(.class("decree-role")) { letter.signerRole.uppercased() }
                        p(.class("decree-signer")) { letter.signerName }
                    }
                }
            }
        }
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    /// Days below 10 and the months 1 and 2 have a zero before them (Decree 30/2020/NĐ-CP, annex I, part I, II.4).
    private static func month(_ day: CivilDate) -> String { day.month < 3 ? "0\(day.month)" : "\(day.month)" }
}

/// Sending the forms of urging.
enum UrgeRoutes {
    @Sendable static func draft(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        let slug = visit.parameter("slug")
        let movement = try await visit.look { look in
            try SilenceQueries.page(slug: slug, for: look.viewer, today: look.today, in: look.session).movement
        }
        return try await visit.act(
            "urge.draft", form: form, extra: ["movement": .string(movement)], next: { receipt in "\(UrgingPages.path(slug))/\(receipt.subjectID)" },
            again: UrgingPages.page)
    }

    @Sendable static func amend(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 18)
        let (slug, letter) = (visit.parameter("slug"), visit.parameter("letter"))
        return try await visit.act(
            "urge.amend", form: form, extra: ["urge": .string(letter)],
            next: { _ in "\(UrgingPages.path(slug.addressEncoded))/\(letter.addressEncoded)" }, again: UrgePages.page)
    }

    @Sendable static func send(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        let (slug, letter) = (visit.parameter("slug"), visit.parameter("letter"))
        return try await visit.act(
            "urge.send", form: form, extra: ["urge": .string(letter)],
            next: { _ in "\(UrgingPages.path(slug.addressEncoded))/\(letter.addressEncoded)" }, again: UrgePages.check)
    }
}
