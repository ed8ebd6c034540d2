/// Addresses of this subject.
let cascadeEndpoints: [Endpoint] = []
