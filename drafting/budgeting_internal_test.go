package drafting

// What holds the action on a draft is asked for by the work that decides on it.
var RequireBudgetStatements = requireBudgetStatements
