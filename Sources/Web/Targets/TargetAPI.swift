/// Views of this subject, for programs.
let targetViews: [APIView] = []
