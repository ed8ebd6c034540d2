// swift-tools-version: 6.2
import PackageDescription

/// The rooms of ThiDua. An arrow only points down this list; `Tests/ArchitectureTests` holds the imports against docs/architecture.md.
let package = Package(
    name: "thidua",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "thidua", targets: ["thidua"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: ["FullFoundation"]),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        // Without its default trait, which would bring all of Foundation.
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
    ],
    targets: [
        room("Vietnamese"),
        room("Markup"),
        room("Ledger", [crypto]),
        room("PlanReading", ["Vietnamese"]),
        .target(
            name: "Law", dependencies: ["Vietnamese", .product(name: "Yams", package: "Yams")], resources: [.embedInCode("Packs")],
            swiftSettings: strict),
        .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .systemLibrary(name: "CQrencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
        room(
            "Storage",
            ["CPostgreSQL", crypto, .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"), log]),
        room("Movement", ["Storage", "Ledger", "PlanReading", "Law", "Vietnamese", crypto, .product(name: "CryptoExtras", package: "swift-crypto")]),
        room("Papers", ["CZip", "CExpat", "CXlsxWriter", "CQrencode", "Vietnamese", .product(name: "Subprocess", package: "swift-subprocess")]),
        room("Web", ["Movement", "Markup", "Papers", "Vietnamese", "PlanReading", "Law", "Storage", crypto, log] + http),
        .executableTarget(
            name: "thidua",
            dependencies: [
                "Web", "Movement", "Storage", "Ledger", "PlanReading", "Law", "Vietnamese", log,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ] + http,
            swiftSettings: strict
        ),
        tests("VietnameseTests", ["Vietnamese"]),
        tests("MarkupTests", ["Markup"]),
        tests("LedgerTests", ["Ledger", crypto]),
        tests("PlanReadingTests", ["PlanReading", "Vietnamese"]),
        tests("LawTests", ["Law", "Vietnamese"]),
        tests("StorageTests", ["Storage", "TestSupport"]),
        tests(
            "MovementTests", ["Movement", "Storage", "Ledger", "PlanReading", "Law", "Vietnamese", "TestSupport", crypto],
            exclude: ["RoleTable.txt"]),
        tests("PapersTests", ["Papers", "CZip", "Vietnamese"]),
        tests(
            "WebTests",
            ["Web", "Movement", "Markup", "PlanReading", "Law", "Ledger", "Storage", "Vietnamese", "TestSupport", log, embedded] + http,
            exclude: ["Endpoints.txt", "Snapshots"]),
        tests("DemoTests", ["thidua", "Movement", "Storage", "Law", "Vietnamese", "TestSupport"]),
        tests("ArchitectureTests", []),
        .target(
            name: "TestSupport", dependencies: ["Storage", "Movement", "Law", "Vietnamese", log], path: "Tests/TestSupport", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

nonisolated var crypto: Target.Dependency { .product(name: "Crypto", package: "swift-crypto") }
nonisolated var log: Target.Dependency { .product(name: "Logging", package: "swift-log") }
nonisolated var embedded: Target.Dependency { .product(name: "NIOEmbedded", package: "swift-nio") }
nonisolated var http: [Target.Dependency] {
    [
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
    ]
}

/// The language settings every target of ours shares (docs/decisions/0002-language-settings.md).
nonisolated var strict: [SwiftSetting] {
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}
