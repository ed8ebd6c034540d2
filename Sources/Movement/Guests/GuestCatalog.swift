/// The acts of this subject.
let guestActs: [any Act.Type] = [
    AskGuest.self, ProveGuest.self, EnterGuest.self, GiveGuestCode.self, SignInGuest.self, GiveConsent.self, WithdrawConsent.self,
    CorrectGuest.self, EraseGuest.self, KeepGuests.self, ThankAsGuest.self, OfferAsGuest.self, ModerateGuestWord.self, AnswerGuestOffer.self,
]
