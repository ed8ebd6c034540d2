internal import Storage
internal import TestSupport
internal import Testing

@testable internal import Movement

/// Databases of every earlier version come up to today's, with what they hold.
@Suite("Migrations") struct SchemaTests {
    /// Digests of the migrations that have been released. A line is added with each new one and never changed: an edit here would strand every
    /// installation that has the migration.
    private static let released = [
        "8701f7447a82d74452a20597d28ce990581345181f2fda32fbb2913a4f4f46bb",
        "0ae8b38a568cfdf7e9154db767db1fd99dbdc3dff9541a0f445db7afaf87ec0e",
        "f4f3e4ed0302fe84eee4bec61f1b97abea60de5e5bb9372c145e3dbcb148cb2a",
        "ef9491ea175d01d16c7cdeb02b97affe49fe79a9ee0dae3f77d1b8b36ca6d686",
        "999541bc69dca4a37a3e084b819a03573c6a21d8971270593193e59eecc552dc",
        "a08f3bc91c3cabe4716e2bd31d6c6f7fab5de9fcdadc25b695d06bc8c4f93e33",
        "db5c99247d9cda15305ce20e437a38ac5a542be461252cd3f62fbbaef7e08af0",
        "9fff8676c62dd88b209724bdef81e1d5b332bd91537f4c1d259462f7fdf4926c",
        "791d225e053f0121093b512b58c7d66c550c2316da817dfa51ba7ca9725c9643",
        "521550ebc8f32164e43d054128586abae510d0df7811049bc9b13a2301ea392e",
        "129dd9b945f8c223c32dbe4ec80ff130b1821d4d23895257c4c4deb6b3a5637a",
        "98734a7e4bd9f762dda82c50811fde70d6d3477a8cee4c9d375f7165696e90f4",
        "42e2b1f4460ccb50630da0664c5945998802aa263bcc18bd054b0acbed4c1787",
        "4b90f49f3836151dc2fe49a3d2e218377e14a2283fd5881d075bd2d8ae5240fe",
        "1eb1a8f63f34c84b0b5a5ff6148e11898a041ce7ac891bcad91a4bb0363df7c3",
        "1635efbc71a618d22124c5180d17e8385d570a4fdf8521a47d301a440aba3c0f",
        "eaa2dd921285cb8065b95b789eba971b574647ac56a2d4ec6e9b1b91f8cdd844",
        "1221a0797ad0a54584b786243f3be104fc72919d2f829b28f2d2f4b63f6b7c76",
        "43703db08e63b3f7f3eb6bb9e5d2b1253fcbb7d65753530e805e2ff5beb7f66b",
        "e9a1121f80b85d66e1d313c8d145015622b25a1ff3cd85607cae067749081106",
        "944f54d8c9143f2ea8d51dcd6f850f74ce503a7fd93b43fe3b9d6012df72e02b",
        "1b132ee2906c5ac086d9fa9a90d0f4ab4b4e12989359f001150638fb70fee47e",
    ]

    @Test("A released migration is never edited") func unedited() {
        #expect(Schema.migrations.map(\.digest) == Self.released)
    }

    @Test("Each earlier database comes up to date and keeps its agency", arguments: TestDatabases.engines, 1..<Schema.migrations.count)
    func upgrade(_ engine: Engine, _ version: Int) async throws {
        let earlier = Array(Schema.migrations.prefix(version))
        try await TestDatabases.withConfiguration(engine, prepared: earlier) { configuration in
            let old = try await Database.open(configuration, migrations: earlier, logger: TestDatabases.quiet)
            try await old.write { session in
                try session.execute("INSERT INTO installation (key, value) VALUES ('dau', \("phien ban \(version)"))")
                if version >= 2 {
                    try session.execute(
                        """
                        INSERT INTO agency (agency_id, parent_id, slug, name, name_en, short_name, valid_from, valid_to)
                        VALUES ('cu', NULL, 'so-cu', 'Sở Cũ', 'Old', 'SC', '2020-01-01', NULL)
                        """)
                }
            }
            await old.close()
            // An older program does not open a newer database; the newer one opens the older.
            let new = try await Database.open(configuration, migrations: Schema.migrations, logger: TestDatabases.quiet)
            let found = try await new.read { session in
                (
                    try session.row("SELECT value FROM installation WHERE key = 'dau'")?.text(0),
                    try session.rows("SELECT name FROM agency").map { try $0.text(0) },
                    try session.rows("SELECT number FROM migration ORDER BY number").map { try $0.int(0) }
                )
            }
            await new.close()
            #expect(found.0 == "phien ban \(version)")
            #expect(found.1 == (version >= 2 ? ["Sở Cũ"] : []))
            #expect(found.2 == Schema.migrations.map(\.number))
            await #expect(throws: StorageError.self) {
                _ = try await Database.open(configuration, migrations: earlier, logger: TestDatabases.quiet)
            }
        }
    }
}
