// PlanReading
