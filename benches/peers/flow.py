"""Steps of procedures as offices have them: questions, loops back for missing papers, work side by side, several ends."""
from words import ORDERS, SUBJECTS, THINGS, fill, pair, sentence

# Steps of the 65 procedures of this repository, thinned: the median is 12, the longest 36.
SIZES = [6, 7, 8, 9, 10, 11, 12, 12, 13, 14, 15, 16, 18, 20, 24, 36]


class Flow:
    """Writes one procedure, a segment at a time; every step is reached and leads to an end."""

    def __init__(self, rng, actors, laws, documents):
        self.rng, self.actors, self.laws, self.documents = rng, actors, laws, documents
        self.used, self.count, self.ends = [], 0, []

    def steps(self):
        """The steps of one procedure."""
        size, steps = self.rng.choice(SIZES), []
        while self.count + len(self.ends) < size - 1:
            segment = self.rng.choices([self.task, self.decision, self.loop, self.side_by_side], [6, 3, 2, 0.6])[0]
            steps += segment()
        # A question last would lead past the steps to the end at once.
        steps += self.task()
        if size > 15:
            for at in range(0, len(steps), 9):
                steps[at] = {**steps[at], "part": self.short(ORDERS, "{act}{thing}阶段", "{act} the {thing}")}
        return steps + [self.end("done", pair("办结", "Done"), "good")] + self.ends

    def task(self):
        return [self.step()]

    def decision(self):
        name = self.name()
        end = self.end(f"end-{name}", self.short(ORDERS, "不予办理：缺{thing}", "Refused: no {thing}"), self.rng.choice(["sanction", "neutral"]))
        self.ends.append(end)
        return [self.ask(name, self.follow(), end["id"])] + self.task()

    def loop(self):
        name = self.name()
        repair = {**self.step(), "to": name}
        return [self.ask(name, self.follow(), repair["id"]), repair] + self.task()

    def side_by_side(self):
        branches = [{"name": self.short(ORDERS, "{thing}一组", "{thing} group"), "steps": self.task() + self.task()} for _ in range(self.rng.randint(2, 3))]
        return [{"id": self.name(), "parallel": branches}]

    def step(self):
        rng, days = self.rng, self.rng.choice([5, 10, 15, 30])
        step = {"id": self.name(), "do": self.short(ORDERS, "{act}{subject}{thing}", "{act} the {thing} of the {subject}"), "actor": self.actor()}
        if rng.random() < 0.25:
            step |= {"within": {"count": days, "unit": "day", "from": pair("收到之日", "receipt")}, "details": [sentence(rng, days)]}
        elif rng.random() < 0.4:
            step["details"] = [sentence(rng)]
        if rng.random() < 0.3:
            step["produces"] = [rng.choice(self.documents)]
        if rng.random() < 0.4:
            step["basis"] = [rng.choice(self.laws)]
        if rng.random() < 0.4:
            step["unstated"] = self.short(ORDERS, "{thing}由谁保存，没有写", "Who keeps the {thing} is not stated")
        return step

    def ask(self, name, yes, no):
        return {"id": name, "ask": self.short(ORDERS, "{subject}的{thing}齐全吗？", "Is the {thing} of the {subject} complete?"), "actor": self.actor(),
                "answers": [{"say": pair("齐全", "Yes"), "to": yes}, {"say": pair("不齐全", "No"), "to": no}]}

    def end(self, name, words, outcome):
        return {"id": name, "end": words, "outcome": outcome}

    def name(self):
        self.count += 1
        return f"s{self.count}"

    def follow(self):
        """The id of the step that is made next."""
        return f"s{self.count + 1}"

    def actor(self):
        actor = self.rng.choice(self.actors)
        if actor not in self.used:
            self.used.append(actor)
        return actor

    def short(self, acts, zh, en):
        return fill((zh, en), act=self.rng.choice(acts), subject=self.rng.choice(SUBJECTS), thing=self.rng.choice(THINGS))
