/// Views of this subject, for programs.
let searchViews: [APIView] = []
