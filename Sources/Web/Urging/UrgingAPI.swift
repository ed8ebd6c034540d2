/// Views of this subject, for programs.
let urgingViews: [APIView] = []
