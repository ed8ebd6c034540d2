/// Addresses of this subject.
let scoringEndpoints: [Endpoint] = []
