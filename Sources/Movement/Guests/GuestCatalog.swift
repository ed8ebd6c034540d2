/// The acts of this subject.
let guestActs: [any Act.Type] = [AskGuest.self, ProveGuest.self, EnterGuest.self, GiveGuestCode.self, SignInGuest.self]
