/// Addresses of this subject.
let searchEndpoints: [Endpoint] = []
