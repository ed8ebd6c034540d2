internal import Storage
internal import Vietnamese

/// One run in one agency: gathers what each person owes, then writes at most one mail to each.
struct ReminderRound {
    let agency: String
    let now: Instant
    let calendar: WorkingCalendar
    let chain: HeadChain
    let people: [String: Recipient]
    let past: PastReminders

    private var owed: [String: [(item: OwedItem, on: CivilDate, schedule: ReminderSchedule)]] = [:]
    private var raised: [String: [RaisedItem]] = [:]
    private var quiet: [String: ReminderSchedule] = [:]
    private var today: CivilDate { now.vietnamDate }

    init(agency: String, now: Instant, calendar: WorkingCalendar, chain: HeadChain, people: [String: Recipient], past: PastReminders) {
        self.agency = agency
        self.now = now
        self.calendar = calendar
        self.chain = chain
        self.people = people
        self.past = past
    }

    /// Owed reports: to those who answer for them, and, after the days the schedule says and once they have been told so, to the next head above.
    mutating func add(_ reports: [ReportToRemind]) {
        for report in reports {
            let people = chain.responsible(report.owner)
            let above = report.schedule.escalateAfter == nil ? [] : chain.above(report.owner, unit: report.unit)
            let day = above.isEmpty ? nil : report.schedule.escalation(due: report.due, calendar)
            // Where no reminder is set but the next head is told, the day itself is one: nobody is passed over unwarned.
            let late = day != nil && report.due < today ? report.due : nil
            if let on = report.schedule.stage(due: report.due, today: today, calendar)?.on ?? late {
                var item = OwedItem(
                    key: report.key, title: report.title, due: report.due, left: left(report.due), page: "/bao-cao/\(report.target)/\(report.period)")
                item.raised = day.map { (max($0, calendar.adding(1, to: today)), above.compactMap(chain.name)) }
                for person in people { owed[person, default: []].append((item, on, report.schedule)) }
            }
            if let day, day <= today, people.allSatisfy({ isWarned($0, report) }) { raise(report, people, to: above) }
        }
    }

    /// Whether the day has come that somebody was told beforehand: from then on this goes to the next head.
    private func isWarned(_ person: String, _ report: ReportToRemind) -> Bool {
        past.day(PastReminders.warning(report.key), of: person).map { $0 <= today } ?? false
    }

    /// Whether something must be told now: a reminder whose day has come, or that something late will go to the next head.
    private func isNews(_ item: OwedItem, on day: CivilDate, for person: String) -> Bool {
        let isUnwarned = item.raised != nil && (item.left ?? 0) < 0 && past.day(PastReminders.warning(item.key), of: person) == nil
        return isUnwarned || past.isNew(item.key, for: person, on: day)
    }

    private mutating func raise(_ report: ReportToRemind, _ people: [String], to above: [String]) {
        let names = people.compactMap(chain.name).joined(separator: ", ")
        let owner = names.isEmpty ? Text("Chưa có người phụ trách", "Nobody answers for it now") : Text(same: names)
        let item = RaisedItem(
            target: report.target, period: report.period, owner: owner,
            title: Text(report.title.vi.lowercasedFirst, report.title.en.lowercasedFirst), due: report.due, late: -left(report.due))
        for person in above where !past.escalated.contains("\(report.target):\(report.period):\(person)") {
            raised[person, default: []].append(item)
            quiet[person] = report.schedule
        }
    }

    /// Plans that have not been read.
    mutating func add(unread: [(movement: String, person: String)], _ movements: [ReminderMovement]) {
        let byID = Dictionary(uniqueKeysWithValues: movements.map { ($0.id, $0) })
        for (id, person) in unread {
            guard let movement = byID[id], let on = movement.schedule.acknowledgement(since: movement.asked, today: today, calendar) else { continue }
            let item = OwedItem(
                key: "read:\(movement.id):\(movement.version)",
                title: Text(
                    "Đọc và xác nhận kế hoạch của phong trào “\(movement.name)”", "Read and acknowledge the plan of the movement “\(movement.name)”"),
                due: nil, left: nil, page: "/quan-triet/\(movement.slug)")
            owed[person, default: []].append((item, on, movement.schedule))
        }
    }

    /// Registrations that were returned.
    mutating func add(returned pledges: [ReturnedPledge]) {
        for pledge in pledges {
            let name = pledge.movement.name
            let item = OwedItem(
                key: "pledge:\(pledge.id)",
                title: Text(
                    "Sửa và nộp lại bản đăng ký thi đua được trả lại, phong trào “\(name)”",
                    "Put right and send again the registration that was returned, movement “\(name)”"),
                due: nil, left: nil, page: "/phong-trao/\(pledge.movement.slug)/dang-ky/\(pledge.id)")
            for person in pledge.people(chain) { owed[person, default: []].append((item, pledge.on, pledge.movement.schedule)) }
        }
    }

    private func left(_ due: CivilDate) -> Int {
        due >= today ? calendar.workingDays(after: today, through: due) : -max(1, calendar.workingDays(after: due, through: today))
    }

    // MARK: - Writing

    /// Writes mails and remembers what they told.
    func write(_ randomness: Randomness, in session: Session) throws -> ReminderReport {
        var report = ReminderReport()
        for id in Set(owed.keys).union(raised.keys).sorted() {
            guard let person = people[id] else { continue }
            let items = owed[id] ?? []
            let news = items.filter { isNews($0.item, on: $0.on, for: id) }
            let above = raised[id] ?? []
            guard person.takesMail else {
                if person.address == nil, !(news.isEmpty && above.isEmpty) { report.withoutAddress += 1 }
                // The desk tells them the same, from now on, and names the day.
                try remember(person, items.map(\.item), in: session)
                report.escalations += try note(above, person, in: session)
                continue
            }
            guard try write(to: person, items: items, isNews: !news.isEmpty, above, randomness, in: session) else { continue }
            report.mails += 1
            report.escalations += try note(above, person, in: session)
        }
        return report
    }

    /// Writes somebody's one mail of the day, or of the week, unless there is nothing to tell or it is written already.
    private func write(
        to person: Recipient, items: [(item: OwedItem, on: CivilDate, schedule: ReminderSchedule)], isNews: Bool, _ above: [RaisedItem],
        _ randomness: Randomness, in session: Session
    ) throws -> Bool {
        let isWeekly = person.choice.channel == .weekly
        let day = isWeekly ? today.adding(days: 1 - today.weekday) : today
        let mark = isWeekly ? "week" : "day"
        guard isWeekly || isNews || !above.isEmpty, past.isNew(mark, for: person.id, on: day) else { return false }
        let letter = ReminderLetter(
            name: person.name, language: person.choice.language,
            items: items.map(\.item).sorted { ($0.due ?? today.adding(days: 10_000), $0.key) < ($1.due ?? today.adding(days: 10_000), $1.key) },
            raised: above)
        let hours = items.first?.schedule ?? quiet[person.id] ?? .standard
        let mail = NewMail(
            person: person.id, address: person.address ?? "", kind: .reminder, dedupe: "\(mark):\(person.id):\(day.iso)", subject: letter.subject,
            body: letter.body, pages: letter.pages, quietFrom: hours.quietFrom * 60, quietTo: hours.quietTo * 60)
        guard try mail.store(id: randomness.identifier(at: now), agency: agency, now: now, in: session) else { return false }
        try move(mark, of: person.id, to: day, in: session)
        for one in items { try move(one.item.key, of: person.id, to: one.on, in: session) }
        try remember(person, items.map(\.item), in: session)
        return true
    }

    /// Remembers who has been told that something would go to the next head, and the day they were told first; the desk shows it too.
    private func remember(_ person: Recipient, _ items: [OwedItem], in session: Session) throws {
        for item in items {
            let warning = PastReminders.warning(item.key)
            guard let raised = item.raised, past.day(warning, of: person.id) == nil else { continue }
            try move(warning, of: person.id, to: raised.on, in: session)
        }
    }

    private func move(_ item: String, of person: String, to day: CivilDate, in session: Session) throws {
        try session.execute(
            """
            INSERT INTO reminded (agency_id, person_id, item, through) VALUES (\(agency), \(person), \(item), \(day.iso))
            ON CONFLICT (agency_id, person_id, item) DO UPDATE SET through = excluded.through WHERE reminded.through < excluded.through
            """)
    }

    private func note(_ items: [RaisedItem], _ person: Recipient, in session: Session) throws -> Int {
        try items.reduce(0) { count, item in
            count
                + (try session.execute(
                    """
                    INSERT INTO escalation (agency_id, target_id, period, person_id, on_date, at)
                    VALUES (\(agency), \(item.target), \(item.period), \(person.id), \(today.iso), \(now.milliseconds)) ON CONFLICT DO NOTHING
                    """))
        }
    }
}
