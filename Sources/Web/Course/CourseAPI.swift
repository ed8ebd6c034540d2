internal import Movement
internal import Vietnamese

/// The course of a movement, for programs.
let courseViews: [APIView] = [
    APIView(
        path: "/api/v1/movements/{slug}/course", name: "course",
        summary: "Pilots, the day of the interim review, the movements before and after, and what is still to be decided", parameters: []
    ) { look in
        let (slug, viewer) = try look.movement()
        return CourseJSON.course(try CourseQueries.page(slug: slug, for: viewer, today: look.today, in: look.session))
    },
    APIView(
        path: "/api/v1/movements/{slug}/course/next", name: "carrying",
        summary: "What carrying the movement on would take over, and what it would not; for those who prepare plans", parameters: []
    ) { look in
        let carrying = try CourseQueries.carrying(slug: look.parameter("slug"), for: look.viewer, today: look.today, in: look.session)
        return [
            "title": .string(carrying.title), "from": .string(carrying.from.iso), "to": .string(carrying.to.iso),
            "obligations": PlanJSON.number(carrying.obligations), "owners": PlanJSON.number(carrying.owners),
            "lostOwners": PlanJSON.number(carrying.lostOwners), "targetsToDecide": PlanJSON.number(carrying.targets),
            "scoringTables": PlanJSON.number(carrying.tables), "reminders": .bool(carrying.hasReminders),
        ]
    },
]

/// How the course of a movement reads in JSON.
enum CourseJSON {
    static func course(_ course: Course) -> JSONValue {
        [
            "movement": .string(course.movement), "slug": .string(course.slug), "name": .string(course.name), "from": .string(course.from.iso),
            "to": .string(course.to.iso), "launched": .string(course.launched.iso), "threeYearsOrMore": .bool(course.isLong),
            "interimReview": JSONValue(course.interim?.iso), "interimReviewOpened": .bool(course.isReviewed),
            "previous": course.previous.map(link) ?? .null, "next": course.next.map(link) ?? .null, "nextDraft": JSONValue(course.nextDraft),
            "pilots": .array(
                course.pilots.map {
                    [
                        "pilot": .string($0.id), "unit": .string($0.unit), "name": APIAnswer.text($0.name), "what": .string($0.what),
                        "from": .string($0.from.iso), "to": .string($0.to.iso), "state": .string($0.state.rawValue),
                        "decision": JSONValue($0.decision?.rawValue), "result": .string($0.result),
                    ]
                }),
            "open": .array(
                course.decisions.map { ["kind": .string($0.kind.rawValue), "words": APIAnswer.text($0.words), "page": .string($0.href)] }),
        ]
    }

    private static func link(_ link: CourseLink) -> JSONValue {
        ["slug": .string(link.slug), "name": .string(link.name), "from": .string(link.from.iso), "to": .string(link.to.iso)]
    }
}
