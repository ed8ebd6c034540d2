/// Addresses of this subject.
let newsEndpoints: [Endpoint] = []
