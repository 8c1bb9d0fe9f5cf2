// Makes the server know the labels before it knows the mark: `labels()` gives the label first that it knew first.
CREATE (n:Document:Organization:Policy:Mention:Section:Task:SpecialColumn:Project:Indicator:Doubt:Finding)
DELETE n
