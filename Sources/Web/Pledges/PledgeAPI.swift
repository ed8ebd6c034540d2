/// Views of this subject, for programs.
let pledgeViews: [APIView] = []
