internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// What is kept about the guest who looks, and everything they may do with it.
enum GuestOwnPages {
    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let own = try Self.own(look)
        return Page(look("Dữ liệu của tôi", "My data"), status: state.refusal?.status ?? .ok) {
            state.summary(look)
            if !own.agrees(to: .part) {
                p(.class("notice notice-warning")) {
                    look(
                        "Bạn đã rút đồng ý tham gia: không dự thi hay gửi lời được nữa. Bạn vẫn xem, sửa, xóa được dữ liệu, hoặc đồng ý lại.",
                        "You withdrew your consent to take part: no contests and no words any more. You can still see, correct and erase, or agree again."
                    )
                }
            }
            about(own, look)
            consents(own, GuestParts.mine, look)
            said(own.words, look)
            attempts(own, look)
            correcting(own, "\(GuestParts.mine)/sua", look, state)
            taking(look)
            GuestParts.privacy(look)
        }
    }

    private static func own(_ look: Look) throws -> OwnGuest {
        try GuestQueries.own(look.viewer.guest ?? "", today: look.today, for: look.viewer, in: look.session)
    }

    // MARK: - Parts that the page of those who look after guests shows too

    static func about(_ own: OwnGuest, _ look: Look) -> HTML {
        dl(.class("summary-list")) {
            SummaryList.item(look("Số", "Number"), own.line.reference)
            SummaryList.item(look("Tham gia với tư cách", "Takes part as"), look(own.line.kind.label))
            SummaryList.item(look("Tên", "Name"), span(.lang("vi")) { own.line.name })
            SummaryList.item(look("Nơi ở", "Place"), "\(own.line.place) (\(GuestParts.inside(own.line.isInside, look)))")
            if let contact = own.line.contact {
                SummaryList.item(own.line.isByPhone ? look("Điện thoại", "Telephone") : look("Thư điện tử", "E-mail"), contact)
            }
            SummaryList.item(look("Tham gia từ", "Since"), AgencyParts.day(own.line.since))
            SummaryList.item(
                look("Phiên đang mở", "Open sessions"), look("\(own.sessions) trình duyệt", counted(own.sessions, "browser")))
            if let until = own.keptUntil {
                SummaryList.item(
                    look("Giữ đến hết ngày", "Kept until"),
                    look(
                        "\(until.vietnamese) (\(own.retention.days) ngày sau phong trào cuối cùng đã tham gia; quy định riêng của cơ quan)",
                        "\(until.vietnamese) (\(own.retention.days) days after the last movement; the agency's own rule)"))
            }
        }
    }

    static func consents(_ own: OwnGuest, _ path: String, _ look: Look) -> HTML {
        PlanParts.section("dong-y", look("Những điều đã đồng ý", "Consents")) {
            AgencyParts.table(
                look("Mỗi lần đồng ý và rút, mới nhất trước", "Each consent, newest first"),
                [
                    .init(look("Đồng ý điều gì", "To what")), .init(look("Ngày", "Given")), .init(look("Rút ngày", "Withdrawn")),
                ]
            ) {
                for consent in own.consents {
                    tr {
                        th(.scope("row")) {
                            span(.lang("vi")) { consent.wording }
                            if consent.isHeard { span(.class("meta")) { look(" (nói qua điện thoại)", " (said on the telephone)") } }
                        }
                        td { AccountParts.moment(consent.given) }
                        td { consent.withdrawn.map(AccountParts.moment) ?? .text("") }
                    }
                }
            }
            for purpose in ConsentPurpose.allCases {
                let agrees = own.agrees(to: purpose)
                PlanParts.buttonForm(
                    path + (agrees ? "/rut" : "/dong-y"),
                    agrees
                        ? look("Rút: \(purpose.label.vi)", "Withdraw: \(purpose.label.en)")
                        : look("Đồng ý: \(purpose.label.vi)", "Agree: \(purpose.label.en)"),
                    look, kind: "button button-secondary"
                ) { PlanParts.hidden("purpose", purpose.rawValue) }
            }
        }
    }

    static func said(_ words: [GuestWord], _ look: Look) -> HTML {
        guard !words.isEmpty else { return HTML() }
        return PlanParts.section("loi", look("Lời cảm ơn và ý tưởng đã gửi", "Thanks and ideas sent")) {
            for word in words {
                div(.class("card")) {
                    h3(.lang("vi")) { GuestParts.title(word, look) }
                    GuestParts.lines(word.text)
                    if !word.benefit.isEmpty { GuestParts.lines(word.benefit) }
                    p(.class("meta")) {
                        "\(word.movement) · \(word.at.vietnamDate.vietnamese) · "
                        GuestParts.state(word, look)
                        if word.kind == .offer { " · " + look(word.handling.label) }
                    }
                    if !word.reason.isEmpty {
                        p {
                            look("Lý do: ", "Reason: ")
                            span(.lang("vi")) { word.reason }
                        }
                    }
                    if !word.answer.isEmpty {
                        p { strong { look("Trả lời:", "Answer:") } }
                        GuestParts.lines(word.answer)
                    }
                }
            }
        }
    }

    static func attempts(_ own: OwnGuest, _ look: Look) -> HTML {
        guard !own.attempts.isEmpty else { return HTML() }
        return PlanParts.section("bai-thi", look("Bài dự thi", "Contest entries")) {
            AgencyParts.table(
                look("Các lần dự thi", "Entries"),
                [
                    .init(look("Cuộc thi", "Contest")), .init(look("Vòng", "Round"), isNumber: true), .init(look("Lúc", "At")),
                    .init(look("Câu đã trả lời", "Answers"), isNumber: true),
                ]
            ) {
                for attempt in own.attempts {
                    tr {
                        th(.scope("row")) { a(.href("/cuoc-thi/\(attempt.contest)"), .lang("vi")) { attempt.title } }
                        td(.class("number")) { "\(attempt.round)" }
                        td { AccountParts.moment(attempt.started) }
                        td(.class("number")) { "\(attempt.answers)" }
                    }
                }
            }
        }
    }

    static func correcting(_ own: OwnGuest, _ action: String, _ look: Look, _ state: FormState) -> HTML {
        guard var form = ActForm("guest.correct", action: action)?.showing("kind", "name", "inside", "place") else { return HTML() }
        form.prefilled = [
            "kind": .string(own.line.kind.rawValue), "name": .string(own.line.name), "inside": .string(own.line.isInside ? "inside" : "outside"),
            "place": .string(own.line.place),
        ]
        return details(.flag("open", if: state.refusal != nil)) {
            summaryElement { look("Sửa thông tin", "Correct the details") }
            form.html(look, state)
        }
    }

    private static func taking(_ look: Look) -> HTML {
        PlanParts.section("mang-di", look("Mang đi, thoát hoặc xóa", "Take away, leave or erase")) {
            p(.class("buttons")) {
                a(.class("button button-secondary"), .href("\(GuestParts.mine)/tai-ve")) {
                    look("Tải dữ liệu của tôi (JSON)", "Download my data (JSON)")
                }
                a(.class("button button-danger"), .href("\(GuestParts.mine)/xoa")) { look("Xóa tất cả dữ liệu của tôi", "Erase all my data") }
            }
            PlanParts.buttonForm("/tham-gia/thoat", look("Thoát trên máy này", "Leave on this device"), look, kind: "button button-secondary")
        }
    }

    // MARK: - Erasing

    static func erasing(_ look: Look) throws -> Page { try erasing(look, .empty) }

    static func erasing(_ look: Look, _ state: FormState) throws -> Page {
        let own = try Self.own(look)
        return Page(look("Kiểm tra lại trước khi xóa", "Check before erasing"), breadcrumbs: [(look("Dữ liệu của tôi", "My data"), GuestParts.mine)])
        {
            state.summary(look)
            about(own, look)
            warning(look)
            PlanParts.buttonForm("\(GuestParts.mine)/xoa", look("Xóa tất cả", "Erase everything"), look, kind: "button button-danger")
            p { a(.href(GuestParts.mine)) { look("Quay lại, không xóa", "Back, erasing nothing") } }
        }
    }

    static func warning(_ look: Look) -> HTML {
        p(.class("notice notice-warning")) {
            look(
                "Tên, cách liên hệ, nơi ở, các lời đã gửi, chữ đã viết trong bài thi và nội dung các việc trong sổ cái sẽ bị xóa, không lấy lại được. Chỉ còn những con số không gắn với người nào. Giải thưởng chưa trao thì không trao được nữa.",
                "Name, contact, place, words, what was written in contests and the content of acts in the record are erased and cannot be brought back. Only numbers without a person remain. A prize not yet handed over cannot be handed over any more."
            )
        }
    }

    static func erased(_ look: Look) -> Page {
        Page(look("Đã xóa dữ liệu của bạn", "Your data are erased"), hidesHeading: true) {
            div(.class("success-panel")) {
                h1 { look("Đã xóa dữ liệu của bạn", "Your data are erased") }
                p {
                    look(
                        "Không còn gì gắn với bạn được giữ lại. Cảm ơn bạn đã tham gia.",
                        "Nothing that points to you is kept. Thank you for taking part.")
                }
            }
            p { a(.href("/phong-trao")) { look("Xem các phong trào", "See the movements") } }
        }
    }
}
