-- The numbers of items belong to their column, as the schema says.
ALTER SEQUENCE knowledge_numbers OWNED BY knowledge_items.number;
