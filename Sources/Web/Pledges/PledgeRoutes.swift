/// Addresses of this subject.
let pledgeEndpoints: [Endpoint] = []
