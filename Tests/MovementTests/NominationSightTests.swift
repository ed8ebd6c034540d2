internal import Law
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// What exists for whom.
@Suite struct NominationSightTests {
    private static let keys = PlanHouse.people.map(\.key)

    @Test("Lists hide what pages hide, in every state and for everyone", arguments: TestDatabases.engines)
    func listsAndPages(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let id = try await house.received()
            for state in NominationState.allCases {
                for held in [0, 1] {
                    try await house.database.write { session in
                        try session.execute("UPDATE nomination SET state = \(state.rawValue), is_suspended = \(held) WHERE nomination_id = \(id)")
                    }
                    for key in Self.keys {
                        let viewer = try await house.actor(key)
                        let listed = try await house.nominations(as: key).lines.count == 1
                        let sight = try await house.database.read { session in
                            NominationPolicy.sight(viewer, try #require(try NominationRow.find(id, agency: PlanHouse.agency, in: session)))
                        }
                        #expect(listed == (sight != .nothing), "\(key) in \(state.rawValue), suspended \(held)")
                    }
                }
            }
        }
    }

    @Test("The nominee sees report and state, never the votes; a failed one exists for nobody else", arguments: TestDatabases.engines)
    func nominee(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let id = try await house.received()
            let own = try await house.nomination(id, as: "staff")
            #expect(own.sight == .report && own.dossier?.texts["results"] == "Trực mười hai buổi." && own.dossier?.vote == nil)
            #expect(!own.seesVotes && own.minutes == "" && own.examination == nil && own.line.lacks == nil && own.versions == [])
            let peer = try await house.nomination(id, as: "inspector")
            #expect(peer.sight == .line && peer.dossier == nil && peer.achievement == "" && peer.may == [])
            #expect(try await house.refused { try await house.nomination(id, as: "clerk") } == .notFound)
            #expect(try await house.refused { try await house.nomination(id, as: "administrator") } == .notFound)
            #expect(try await house.nomination(id, as: "councilMember").seesVotes)
            try await house.act("nomination.appraise", ["nomination": .string(id), "result": "not-met", "grounds": PlanHouse.findings])
            for key in ["inspector", "clerk", "massOrganisation"] {
                #expect(try await house.refused { try await house.nomination(id, as: key) } == .notFound, "\(key)")
                #expect(try await house.nominations(as: key).counts == [:], "\(key)")
            }
            #expect(try await house.nomination(id, as: "staff").line.state == .notMet)
        }
    }

    @Test("Somebody transferred after half a year: the former unit is asked, and does not stop anything (H4)", arguments: TestDatabases.engines)
    func transferred(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            try await house.database.write { session in
                try session.execute("UPDATE membership SET valid_to = '2024-12-01' WHERE person_id = 'clerk'")
                try session.execute(
                    "INSERT INTO membership (agency_id, person_id, unit_id, valid_from) VALUES ('agency-a', 'clerk', 'reading', '2024-12-01')")
                try session.execute("UPDATE holding SET valid_to = '2024-12-01' WHERE person_id = 'clerk'")
            }
            let id = try await house.propose(["person": "clerk"])
            let task = try #require(try await house.nomination(id, as: "readingHead").tasks.first { $0.code == "former-unit-comment" })
            #expect(task.state == .missing && !task.isBinding)
            #expect(try await house.refused { try await house.nomination(id, as: "unitHead") } == .notFound, "a draft is not theirs to see")
            try await house.complete(id, hasPeers: false)
            try await house.review([(id, 3, 0)])
            #expect(try await house.desk("unitHead").nominations.map(\.what) == [.comment])
            let comment: [String: JSONValue] = ["nomination": .string(id), "part": "former-unit-comment", "holds": "yes", "note": "Làm tốt."]
            #expect(try await house.refusal("nomination.confirm", comment, as: "readingHead") == .forbidden)
            try await house.act("nomination.confirm", comment, as: "unitHead")
            #expect(try await house.nomination(id, as: "unitHead").sight == .report)
            #expect(try await house.nomination(id, as: "readingHead").tasks.first { $0.code == "former-unit-comment" }?.state == .confirmed)
            try await house.act("nomination.submit", ["nomination": .string(id)], as: "readingHead")
        }
    }

    @Test("A large list: pages without gaps, search without diacritics, counts", arguments: TestDatabases.engines)
    func largeList(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            try await house.database.write { session in
                for number in 1...230 {
                    let words = number.isMultiple(of: 10) ? "Số hóa tài liệu" : "Trực buổi tối"
                    try session.execute(
                        """
                        INSERT INTO nomination (agency_id, nomination_id, number, subject_kind, person_id, proposer_unit, award, year, type, period_from,
                            period_to, achievement, folded, state, is_suspended, note, drafted_by, created_at, changed_at, late_reason, rules_reason,
                            appraisal_note, version, lacks)
                        VALUES ('agency-a', \("n\(number)"), \(number), 'person', 'staff', 'reading', 'gk-ca-nhan', 2025, 'merit', '2025-01-01',
                            '2025-02-01', \(words), \(Vietnamese.folded(words)), 'draft', 0, '', 'readingHead', 0, 0, '', '', '', 0, 'report')
                        """)
                }
            }
            var (numbers, after): ([Int], String?) = ([], nil)
            repeat {
                let page = try await house.nominations(after: after)
                numbers += page.lines.map(\.number)
                after = page.next
            } while after != nil
            #expect(numbers == Array((1...230).reversed()))
            var filter = NominationFilter()
            filter.words = "so hoa"
            let found = try await house.nominations(filter)
            #expect(found.lines.count == 23 && found.counts == [.draft: 23])
            #expect(found.lines[0].lacks?.map(\.vi) == ["Báo cáo thành tích"])
            #expect(try await house.nominations(filter, as: "clerk").lines == [])
        }
    }
}
