/// Addresses of this subject.
let targetEndpoints: [Endpoint] = []
