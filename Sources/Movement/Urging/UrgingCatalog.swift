/// The acts of this subject.
let urgingActs: [any Act.Type] =
    calendarActs + [
        RetryMail.self, SetReminders.self, ChooseChannel.self, OpenFeed.self, CloseFeed.self, DraftUrge.self, AmendUrge.self, SendUrge.self,
    ]
