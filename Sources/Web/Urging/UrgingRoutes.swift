/// Addresses of this subject.
let urgingEndpoints: [Endpoint] = []
