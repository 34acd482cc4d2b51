/// The files that `partita new` writes.
struct Starter {
  let name: String

  var files: [(name: String, text: String)] {
    [("model.yaml", model), ("scenario.yaml", scenario)]
  }

  private var model: String {
    """
    schema: partita/model/v1
    name: \(name)
    description: |
      People and their tasks in one table. A person and their tasks share a partition, so one Query
      reads what is to be done, soonest first.

    # As CreateTable takes it.
    table:
      TableName: \(name)
      KeySchema:
        - { AttributeName: PK, KeyType: HASH }
        - { AttributeName: SK, KeyType: RANGE }
      AttributeDefinitions:
        - { AttributeName: PK, AttributeType: S }
        - { AttributeName: SK, AttributeType: S }

    # What items there are, and how their keys are made.
    entities:
      person: { PK: 'PERSON#${{ person }}', SK: PROFILE, attributes: [Name] }
      task: { PK: 'PERSON#${{ person }}', SK: 'TASK#${{ due }}#${{ id }}', attributes: [Title] }

    # The questions that the application asks.
    patterns:
      add_task:
        label: AP1
        summary: Writes down a task for a person.
        parameters: { person: text, due: text, title: text, id: { text: '${{ uuid() }}' } }
        steps:
          - put: task
            with: { person: '${{ person }}', due: '${{ due }}', id: '${{ id }}', Title: '${{ title }}' }
        budget: { wcu: 1 }

      tasks_of:
        label: AP2
        summary: What a person has to do, soonest first.
        parameters: { person: text, limit: { count: 20 } }
        request:
          Query:
            TableName: \(name)
            KeyConditionExpression: PK = :person AND begins_with(SK, :task)
            ExpressionAttributeValues:
              ':person': { S: 'PERSON#${{ person }}' }
              ':task': { S: 'TASK#' }
            Limit: '${{ limit }}'
        budget: { rcu: 1 }

    """
  }

  private var scenario: String {
    """
    schema: partita/v1
    name: Two tasks for Ada
    description: The tasks of a person come back in order of their dates, by one Query.
    model: model.yaml
    steps:
      - call: create_table

      - name: Ada
        put: person
        with: { person: ada, Name: Ada }
        expect: { changes: { added: 1 } }

      - name: Two tasks, the later one first
        foreach:
          - { due: '2024-03-01', title: Write the report }
          - { due: '2024-02-01', title: Read the papers }
        call: add_task
        with: { person: ada, due: '${{ item.due }}', title: '${{ item.title }}' }

      - name: The sooner one comes first
        call: tasks_of
        with: { person: ada }
        expect:
          items: [{ Title: Read the papers }, { Title: Write the report }]
          operations: [Query]
          capacity: { rcu: <= 0.5 }

      - name: Nobody else has tasks
        call: tasks_of
        with: { person: grace }
        expect: { count: 0 }

    """
  }
}
