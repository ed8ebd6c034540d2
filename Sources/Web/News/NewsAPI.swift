/// Views of this subject, for programs.
let newsViews: [APIView] = []
