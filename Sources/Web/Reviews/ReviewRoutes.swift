/// Addresses of this subject.
let reviewEndpoints: [Endpoint] = []
