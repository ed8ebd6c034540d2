internal import Storage

extension Schema {
    /// What obligations and targets were before they changed in a running movement, so that any past day can be shown as it was; and reviews with their sections
    /// and the reasons for which a typed number stays beside a computed one.
    ///
    /// A row of `obligation_past` or `target_past` says what held before the moment `until`; without a later row, the table itself says it. `review.frozen` is the whole
    /// text of a closed review with every figure, as JSON; `hash` is its SHA-256.
    static var reviewStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE obligation_past (
                agency_id TEXT NOT NULL, obligation_id TEXT NOT NULL, until INTEGER NOT NULL, state TEXT NOT NULL, due TEXT, wording TEXT NOT NULL,
                PRIMARY KEY (agency_id, obligation_id, until),
                FOREIGN KEY (agency_id, obligation_id) REFERENCES obligation (agency_id, obligation_id))
            """,
            """
            CREATE TABLE assignment_past (
                agency_id TEXT NOT NULL, obligation_id TEXT NOT NULL, until INTEGER NOT NULL, kind TEXT NOT NULL, target_id TEXT NOT NULL,
                position INTEGER NOT NULL, PRIMARY KEY (agency_id, obligation_id, until, kind, target_id),
                FOREIGN KEY (agency_id, obligation_id) REFERENCES obligation (agency_id, obligation_id))
            """,
            """
            CREATE TABLE target_past (
                agency_id TEXT NOT NULL, target_id TEXT NOT NULL, until INTEGER NOT NULL, state TEXT NOT NULL, title TEXT NOT NULL,
                goal INTEGER NOT NULL, PRIMARY KEY (agency_id, target_id, until),
                FOREIGN KEY (agency_id, target_id) REFERENCES target (agency_id, target_id))
            """,
            """
            CREATE TABLE review (
                agency_id TEXT NOT NULL, review_id TEXT NOT NULL, movement_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('interim', 'final')),
                title TEXT NOT NULL, folded TEXT NOT NULL, period_from TEXT NOT NULL, period_to TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('open', 'closed')), is_public INTEGER NOT NULL CHECK (is_public IN (0, 1)),
                version INTEGER NOT NULL, opened_at INTEGER NOT NULL, opened_by TEXT NOT NULL, closed_at INTEGER, closed_by TEXT,
                authority TEXT NOT NULL, frozen TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (agency_id, review_id),
                CHECK (period_from <= period_to), FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id))
            """,
            "CREATE INDEX review_movement ON review (agency_id, movement_id, review_id)",
            "CREATE UNIQUE INDEX review_one ON review (review_id)",
            """
            CREATE TABLE review_section (
                agency_id TEXT NOT NULL, review_id TEXT NOT NULL, section TEXT NOT NULL, version INTEGER NOT NULL, words TEXT NOT NULL,
                at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, review_id, section),
                FOREIGN KEY (agency_id, review_id) REFERENCES review (agency_id, review_id))
            """,
            """
            CREATE TABLE review_kept (
                agency_id TEXT NOT NULL, review_id TEXT NOT NULL, section TEXT NOT NULL, typed TEXT NOT NULL, figure TEXT NOT NULL,
                shown TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, review_id, section, typed, figure),
                FOREIGN KEY (agency_id, review_id) REFERENCES review (agency_id, review_id))
            """,
            "ALTER TABLE obligation ADD COLUMN folded TEXT NOT NULL DEFAULT ''",
            "UPDATE obligation SET folded = LOWER(wording)",
        ] + foldings
    }

    /// Folds the wording of obligations that stand already, a few letters at a time because a parser takes no deep nesting.
    private static var foldings: [Migration.Statement] {
        let rows = [
            ("a", "àảãáạăằẳẵắặâầẩẫấậÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬ"), ("e", "èẻẽéẹêềểễếệÈẺẼÉẸÊỀỂỄẾỆ"), ("i", "ìỉĩíịÌỈĨÍỊ"),
            ("o", "òỏõóọôồổỗốộơờởỡớợÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢ"), ("u", "ùủũúụưừửữứựÙỦŨÚỤƯỪỬỮỨỰ"), ("y", "ỳỷỹýỵỲỶỸÝỴ"), ("d", "đĐ"),
        ]
        return rows.flatMap { base, letters in
            let all = Array(letters)
            return stride(from: 0, to: all.count, by: 11).map { start in
                let folded = all[start..<min(start + 11, all.count)].reduce("folded") { "REPLACE(\($0), '\($1)', '\(base)')" }
                return Migration.Statement(stringLiteral: "UPDATE obligation SET folded = \(folded)")
            }
        }
    }
}
