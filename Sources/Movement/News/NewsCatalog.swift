/// Acts on news, comments and thanks.
let newsActs: [any Act.Type] = [
    DraftNews.self, AmendNews.self, AttachToNews.self, DetachFromNews.self, PublishNews.self, WithdrawNews.self, ReceiveNews.self, WriteComment.self,
    HideComment.self, ShowComment.self, GiveThanks.self, ConsentToThanks.self, WithdrawThanks.self,
]
