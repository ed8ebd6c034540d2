/// The acts of this subject.
let pledgeActs: [any Act.Type] = [
    OpenPledges.self, RegisterPledge.self, SignPledge.self, ReturnPledge.self, ResubmitPledge.self, AcceptPledge.self, WithdrawPledge.self,
]
