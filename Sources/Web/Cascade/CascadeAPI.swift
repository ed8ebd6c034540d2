/// Views of this subject, for programs.
let cascadeViews: [APIView] = []
