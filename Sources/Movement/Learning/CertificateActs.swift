internal import Storage
internal import Vietnamese

/// Issues the certificates of a course that has ended to everybody who was there long enough.
struct IssueCertificates: Act {
    static let declaration = ActDeclaration(
        "learning.certify", title: Text("Cấp giấy chứng nhận", "Issue certificates"),
        summary: Text(
            "Cấp giấy chứng nhận có số cho mọi người đủ số giờ mà khóa học yêu cầu.",
            "Issues numbered certificates to everybody who attended the share of hours that the course asks for."),
        fields: [LearningFields.course.declaration])

    private let course: String

    init(_ input: ActInput) throws { course = try input[LearningFields.course] }

    func permit(in world: World) throws {
        let row = try LearningStore.course(course, in: world)
        try world.require(LearningPolicy.mayManage(world.actor))
        guard row.kind == .own else { throw Refusal.learningOutside }
        guard row.state == .ended else { throw Refusal.learningNotEnded }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try LearningStore.course(course, in: world)
        let totals = try world.session.row(
            """
            SELECT CAST(COALESCE(SUM(hours), 0) AS BIGINT) FROM learning_session
            WHERE agency_id = \(world.agency) AND course_id = \(course) AND state = 'held'
            """)
        let total = try totals?.int64(0) ?? 0
        let reached = try world.session.rows(
            """
            SELECT e.person_id, CAST(SUM(s.hours) AS BIGINT) FROM learning_enrolment e
            JOIN learning_session s ON s.agency_id = e.agency_id AND s.course_id = e.course_id AND s.state = 'held'
            JOIN learning_attendance a ON a.agency_id = s.agency_id AND a.session_id = s.session_id AND a.person_id = e.person_id
                AND a.is_present = 1
            WHERE e.agency_id = \(world.agency) AND e.course_id = \(course) AND e.state = 'enrolled' AND NOT EXISTS (
                SELECT 1 FROM learning_certificate k WHERE k.agency_id = e.agency_id AND k.course_id = e.course_id AND k.person_id = e.person_id)
            GROUP BY e.person_id, e.position ORDER BY e.position
            """
        ).map { (person: try $0.text(0), hours: try $0.quantity(1)) }.filter { $0.hours.thousandths * 100 >= total * Int64(row.share) }
        guard !reached.isEmpty else { throw Refusal.learningNobody }
        var number = try Certificates.lastNumber(world.today.year, in: world)
        for one in reached {
            number += 1
            try world.session.execute(
                """
                INSERT INTO learning_certificate (agency_id, certificate_id, movement_id, person_id, course_id, number, provider, title, on_date,
                                                  hours, level, link, state, reason, at, actor, decided_at, decided_by)
                VALUES (\(world.agency), \(world.newID()), \(row.movement), \(one.person), \(course),
                        \(Certificates.number(number, world.today.year)), '', \(row.title), \(world.today.iso), \(one.hours.thousandths),
                        \(row.level.rawValue), '', 'issued', '', \(world.now.milliseconds), \(world.actor.recordName),
                        \(world.now.milliseconds), \(world.actor.recordName))
                """)
        }
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) cấp \(reached.count) giấy chứng nhận khóa “\(row.title)” (dự từ \(row.share) % số giờ).",
                "\(world.actor.name) issued \(reached.count) certificates of the course “\(row.title)” (\(row.share) % of its hours or more)."),
            result: row.result(["issued": .int(Int64(reached.count))]))
    }
}

/// A person brings a certificate that somebody else gave.
struct RegisterCertificate: Act {
    static let title = Field.text("title", Text("Khóa học", "Course"), max: 200)
    static let provider = Field.text("provider", Text("Nơi cấp", "Who gave it"), max: 200)
    static let number = Field.text("number", Text("Số chứng chỉ", "Number"), max: 60)
    static let on = Field.date("on", Text("Ngày cấp", "Day on it"))
    static let link = Field.optionalText(
        "link", Text("Đường dẫn tra cứu", "Where to look it up"), hint: Text("https://… nếu nơi cấp có.", "https://… if there is one."), max: 500)
    static let declaration = ActDeclaration(
        "certificate.register", title: Text("Ghi chứng chỉ học ở nơi khác", "Enter a certificate from elsewhere"),
        summary: Text(
            "Ghi chứng chỉ của chính mình do nơi khác cấp; được xác nhận thì số giờ mới tính.",
            "Enters one's own certificate from elsewhere; its hours count once it is confirmed."),
        button: Text("Gửi chứng chỉ", "Send"),
        fields: [
            PlanFields.movement.declaration, title.declaration, provider.declaration, number.declaration, on.declaration,
            LearningFields.hours.declaration, LearningFields.level.declaration, link.declaration,
        ])

    private let movement, title, provider, number, level, link: String
    private let on: CivilDate
    private let hours: Quantity

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        title = try input[Self.title]
        provider = try input[Self.provider]
        number = try input[Self.number]
        on = try input[Self.on]
        hours = try input[LearningFields.hours]
        level = try input[LearningFields.level]
        link = try input[Self.link] ?? ""
    }

    func permit(in world: World) throws {
        _ = try MovementRow.load(movement, in: world)
        guard world.actor.isSignedIn else { throw Refusal.signedOut }
        try world.require(PlanPolicy.isConcerned(world.actor))
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try MovementRow.load(movement, in: world)
        let person = try world.person()
        let last = min(world.today, row.to)
        guard on >= row.from, on <= last else {
            throw Refusal.invalid(
                "on", "Phải từ ngày \(row.from.vietnamese) đến ngày \(last.vietnamese).",
                "Must be from \(row.from.vietnamese) to \(last.vietnamese).")
        }
        guard link.isEmpty || link.hasPrefix("https://") || link.hasPrefix("http://") else {
            throw Refusal.invalid("link", "Đường dẫn bắt đầu bằng https://.", "An address begins with https://.")
        }
        let same = try world.session.row(
            """
            SELECT 1 FROM learning_certificate WHERE agency_id = \(world.agency) AND person_id = \(person) AND movement_id = \(movement)
            AND number = \(number) AND provider = \(provider) AND state <> 'returned'
            """)
        guard same == nil else { throw Refusal.invalid("number", "Chứng chỉ này đã ghi.", "This certificate was entered already.") }
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO learning_certificate (agency_id, certificate_id, movement_id, person_id, course_id, number, provider, title, on_date, hours,
                                              level, link, state, reason, at, actor)
            VALUES (\(world.agency), \(id), \(movement), \(person), NULL, \(number), \(provider), \(title), \(on.iso), \(hours.thousandths),
                    \(level), \(link), 'waiting', '', \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: "certificate:\(id)",
            sentence: Text(
                "\(world.actor.name) ghi chứng chỉ “\(title)” của \(provider), \(hours[.vi]) giờ.",
                "\(world.actor.name) entered a certificate “\(title)” of \(provider), \(hours[.en]) hours."),
            result: ["certificate": .string(id), "movement": .string(movement), "slug": .string(row.slug)])
    }
}

/// Confirms a certificate from elsewhere, so that its hours count.
struct ConfirmCertificate: Act {
    static let declaration = ActDeclaration(
        "certificate.confirm", title: Text("Xác nhận chứng chỉ", "Confirm a certificate"),
        summary: Text("Xác nhận đã xem chứng chỉ; từ đó số giờ được tính.", "Confirms that the certificate was seen; its hours count from then."),
        button: Text("Xác nhận", "Confirm"), fields: [LearningFields.certificate.declaration])

    private let certificate: String

    init(_ input: ActInput) throws { certificate = try input[LearningFields.certificate] }

    func permit(in world: World) throws { _ = try Certificates.toDecide(certificate, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try Certificates.toDecide(certificate, in: world)
        try Certificates.decide(certificate, .confirmed, reason: "", in: world)
        return ActOutcome(
            subject: "certificate:\(certificate)",
            sentence: Text(
                "\(world.actor.name) xác nhận chứng chỉ “\(row.title)” của \(row.name).",
                "\(world.actor.name) confirmed the certificate “\(row.title)” of \(row.name)."),
            result: ["certificate": .string(certificate), "slug": .string(row.slug)])
    }
}

/// Sends a certificate back.
struct ReturnCertificate: Act {
    static let declaration = ActDeclaration(
        "certificate.return", title: Text("Trả lại chứng chỉ", "Return a certificate"),
        summary: Text("Trả lại chứng chỉ, nêu lý do; người học ghi lại nếu đúng là của mình.", "Sends a certificate back with a reason."),
        button: Text("Trả lại", "Return"), fields: [LearningFields.certificate.declaration, LearningFields.reason.declaration])

    private let certificate, reason: String

    init(_ input: ActInput) throws {
        certificate = try input[LearningFields.certificate]
        reason = try input[LearningFields.reason]
    }

    func permit(in world: World) throws { _ = try Certificates.toDecide(certificate, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try Certificates.toDecide(certificate, in: world)
        try Certificates.decide(certificate, .returned, reason: reason, in: world)
        return ActOutcome(
            subject: "certificate:\(certificate)",
            sentence: Text(
                "\(world.actor.name) trả lại chứng chỉ “\(row.title)” của \(row.name): \(reason)",
                "\(world.actor.name) returned the certificate “\(row.title)” of \(row.name): \(reason)"),
            result: ["certificate": .string(certificate), "slug": .string(row.slug)])
    }
}

/// Certificates inside an act.
enum Certificates {
    /// "GCN-2025-0007".
    static func number(_ number: Int, _ year: Int) -> String {
        let digits = String(number)
        return "GCN-\(year)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The last number given in a year; numbers run through all courses of the agency.
    static func lastNumber(_ year: Int, in world: World) throws -> Int {
        let prefix = "GCN-\(year)-"
        let row = try world.session.row(
            """
            SELECT COUNT(*) FROM learning_certificate
            WHERE agency_id = \(world.agency) AND course_id IS NOT NULL AND number LIKE \(prefix + "%")
            """)
        return try row?.int(0) ?? 0
    }

    /// A certificate that waits, for somebody who may decide it; to others it does not exist unless it is their own.
    static func toDecide(_ id: String, in world: World) throws -> (title: String, name: String, slug: String) {
        let row = try world.session.row(
            """
            SELECT k.person_id, k.state, k.title, p.name, m.slug FROM learning_certificate k
            JOIN person p ON p.agency_id = k.agency_id AND p.person_id = k.person_id
            JOIN movement m ON m.agency_id = k.agency_id AND m.movement_id = k.movement_id
            WHERE k.agency_id = \(world.agency) AND k.certificate_id = \(id)
            """)
        guard let row else { throw Refusal.notFound }
        let isOwn = try row.text(0) == world.actor.person
        guard LearningPolicy.mayManage(world.actor) else {
            // Whoever may see it is told that they may not decide; to everybody else it is not there.
            let units = try LearningStore.units(of: [row.text(0)], in: world)[row.text(0)] ?? []
            let sees = isOwn || LearningPolicy.seesEverybody(world.actor) || !units.isDisjoint(with: world.actor.headedUnits)
            throw sees ? Refusal.forbidden : Refusal.notFound
        }
        guard !isOwn else { throw Refusal.ownCertificate }
        guard try row.text(1) == CertificateState.waiting.rawValue else { throw Refusal.certificateDecided }
        return (try row.text(2), try row.text(3), try row.text(4))
    }

    static func decide(_ id: String, _ state: CertificateState, reason: String, in world: World) throws {
        try world.session.execute(
            """
            UPDATE learning_certificate SET state = \(state.rawValue), reason = \(reason), decided_at = \(world.now.milliseconds),
                decided_by = \(world.actor.recordName)
            WHERE agency_id = \(world.agency) AND certificate_id = \(id)
            """)
    }
}

/// Marks a person as an IT core expert from today.
struct MarkCoreExpert: Act {
    static let declaration = ActDeclaration(
        "person.core", title: Text("Ghi nòng cốt công nghệ thông tin", "Mark an IT core expert"),
        summary: Text(
            "Ghi một người là nòng cốt công nghệ thông tin từ hôm nay, nêu lý do; kế hoạch muốn họ học chuyên sâu.",
            "Marks a person as an IT core expert from today, with a reason; the plan wants them trained in depth."),
        button: Text("Ghi nòng cốt", "Mark"), fields: [LearningFields.person.declaration, LearningFields.reason.declaration])

    private let person, reason: String

    init(_ input: ActInput) throws {
        person = try input[LearningFields.person]
        reason = try input[LearningFields.reason]
    }

    func permit(in world: World) throws { try world.require(LearningPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let name = try LearningStore.names([person], field: "person", in: world)[0].name
        let since = try world.session.row(
            """
            SELECT valid_from, valid_to FROM learning_core WHERE agency_id = \(world.agency) AND person_id = \(person)
            ORDER BY valid_from DESC LIMIT 1
            """)
        if let since, try since.isNull(1) || since.civilDate(1) > world.today { throw Refusal.coreAlready }
        try world.session.execute(
            """
            INSERT INTO learning_core (agency_id, person_id, valid_from, reason, end_reason, at, actor)
            VALUES (\(world.agency), \(person), \(world.today.iso), \(reason), '', \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: "person:\(person)",
            sentence: Text(
                "\(world.actor.name) ghi \(name) là nòng cốt công nghệ thông tin: \(reason)",
                "\(world.actor.name) marked \(name) as an IT core expert: \(reason)"),
            result: ["person": .string(person)])
    }
}

/// Ends the mark of an IT core expert.
struct EndCoreExpert: Act {
    static let declaration = ActDeclaration(
        "person.core.end", title: Text("Thôi nòng cốt công nghệ thông tin", "End the mark of an IT core expert"),
        summary: Text("Thôi ghi một người là nòng cốt từ hôm nay; thời gian trước vẫn giữ.", "Ends the mark from today; the time before stays."),
        button: Text("Thôi nòng cốt", "End the mark"), fields: [LearningFields.person.declaration, LearningFields.reason.declaration])

    private let person, reason: String

    init(_ input: ActInput) throws {
        person = try input[LearningFields.person]
        reason = try input[LearningFields.reason]
    }

    func permit(in world: World) throws { try world.require(LearningPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        // A mark that is ended on its first day held on that day: it ends with the next.
        let row = try world.session.row(
            """
            SELECT k.valid_from, p.name FROM learning_core k JOIN person p ON p.agency_id = k.agency_id AND p.person_id = k.person_id
            WHERE k.agency_id = \(world.agency) AND k.person_id = \(person) AND k.valid_to IS NULL
            """)
        guard let row else { throw Refusal.coreNot }
        let end = max(world.today, try row.civilDate(0).adding(days: 1))
        try world.session.execute(
            """
            UPDATE learning_core SET valid_to = \(end.iso), end_reason = \(reason)
            WHERE agency_id = \(world.agency) AND person_id = \(person) AND valid_to IS NULL
            """)
        let name = try row.text(1)
        return ActOutcome(
            subject: "person:\(person)",
            sentence: Text(
                "\(world.actor.name) thôi ghi \(name) là nòng cốt công nghệ thông tin: \(reason)",
                "\(world.actor.name) ended the mark of \(name) as an IT core expert: \(reason)"),
            result: ["person": .string(person)])
    }
}
