/// Views of this subject, for programs.
let reviewViews: [APIView] = []
