internal import Movement
internal import Vietnamese

/// Learning, for programs.
let learningViews: [APIView] = [
    APIView(path: "/api/v1/movements/{slug}/learning", name: "learning", summary: "Courses of a movement with their sessions", parameters: []) {
        look in
        let (slug, viewer) = try look.movement()
        let list = try LearningQueries.list(slug: slug, for: viewer, today: look.today, in: look.session)
        return [
            "movement": .string(list.movement), "slug": .string(slug), "hours": JSONValue(list.hours?.plain),
            "courses": .array(list.courses.map { LearningJSON.course($0, own: list.own[$0.id]) }),
        ]
    },
    APIView(
        path: "/api/v1/movements/{slug}/learning/courses/{course}", name: "learning-course",
        summary: "One course, with the people of it whom the viewer may see", parameters: []
    ) { look in
        let (slug, viewer) = try look.movement()
        let page = try LearningQueries.page(slug: slug, course: look.parameter("course"), for: viewer, today: look.today, in: look.session)
        return [
            "course": LearningJSON.course(page.course, own: page.own), "mayEnrol": .bool(page.mayEnrol),
            "learners": .array(
                page.learners.map {
                    [
                        "person": .string($0.person), "name": .string($0.name), "unit": JSONValue($0.unit), "level": .string($0.level.rawValue),
                        "state": .string($0.state.rawValue), "hours": .string($0.hours.plain), "certificate": JSONValue($0.certificate),
                        "present": .array($0.present.sorted().map(JSONValue.string)),
                    ]
                }),
        ]
    },
    APIView(
        path: "/api/v1/movements/{slug}/learning/hours", name: "learning-hours",
        summary: "Hours of study by unit, by level and by person, as far as the viewer may see", parameters: []
    ) { look in
        let (slug, viewer) = try look.movement()
        let model = try LearningQueries.hours(slug: slug, for: viewer, today: look.today, in: look.session)
        return [
            "from": .string(model.from.iso), "through": .string(model.through.iso), "hours": .string(model.total.plain),
            "people": PlanJSON.number(model.people),
            "units": .array(
                model.units.map {
                    [
                        "unit": JSONValue($0.unit), "name": APIAnswer.text($0.name), "hours": .string($0.hours.plain),
                        "people": PlanJSON.number($0.people),
                    ]
                }),
            "levels": .array(
                model.levels.map {
                    ["level": .string($0.level.rawValue), "hours": .string($0.hours.plain), "people": PlanJSON.number($0.people)]
                }),
            "persons": .array(
                model.persons.map {
                    [
                        "person": .string($0.person), "name": .string($0.name), "unit": JSONValue($0.unit), "level": .string($0.level.rawValue),
                        "hours": .string($0.hours.plain),
                    ]
                }),
        ]
    },
    APIView(
        path: "/api/v1/movements/{slug}/learning/assessment", name: "learning-assessment",
        summary: "Rounds of the self-assessment of digital skills, one's own answers, and averages of groups of five or more", parameters: []
    ) { look in
        let model = try LearningQueries.assessment(slug: look.parameter("slug"), for: look.viewer, today: look.today, in: look.session)
        return [
            "rounds": .array(
                model.rounds.map {
                    [
                        "round": .string($0.id), "kind": .string($0.kind.rawValue), "opens": .string($0.opens.iso), "closes": .string($0.closes.iso),
                        "own": $0.own.map { .array($0.map(PlanJSON.number)) } ?? .null, "answered": $0.answered.map(PlanJSON.number) ?? .null,
                    ]
                }),
            "averages": .array(
                model.averages.map {
                    [
                        "unit": JSONValue($0.unit), "name": APIAnswer.text($0.name), "kind": .string($0.kind.rawValue),
                        "people": PlanJSON.number($0.people), "areas": .array($0.areas.map { .string($0.plain) }),
                    ]
                }),
        ]
    },
]

/// How learning reads in JSON.
enum LearningJSON {
    static func course(_ course: LearningCourse, own: EnrolmentState?) -> JSONValue {
        [
            "course": .string(course.id), "reference": .string(course.reference), "title": .string(course.title), "about": .string(course.about),
            "kind": .string(course.kind.rawValue), "provider": .string(course.provider), "level": .string(course.level.rawValue),
            "audience": .string(course.audience.rawValue), "places": course.places.map(PlanJSON.number) ?? .null,
            "share": PlanJSON.number(course.share), "clause": .string(course.clause), "state": .string(course.state.rawValue),
            "enrolled": PlanJSON.number(course.enrolled), "waiting": PlanJSON.number(course.waiting), "own": JSONValue(own?.rawValue),
            "sessions": .array(
                course.sessions.map {
                    [
                        "session": .string($0.id), "day": .string($0.day.iso), "from": .string(LearningTime.text($0.from)),
                        "to": .string(LearningTime.text($0.to)), "place": .string($0.place), "hours": .string($0.hours.plain),
                        "cancelled": .bool($0.isCancelled), "present": PlanJSON.number($0.present),
                    ]
                }),
        ]
    }
}
