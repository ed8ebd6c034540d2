/// Views of this subject, for programs.
let scoringViews: [APIView] = []
