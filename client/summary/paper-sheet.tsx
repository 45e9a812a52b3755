// The paper on the page.
import { Avatar } from '#client/ui/avatar.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { AskIcon, VoteIcon } from '#client/ui/icons.tsx'
import type { Paper, PaperCosts, PaperLine, PaperMatter, PaperPerson, PaperSection } from './paper.ts'
import './paper.css'

/** The sheet with the whole paper. */
export function PaperSheet({ paper }: { paper: Paper }) {
  return (
    // Focusable, so that the keyboard can scroll it.
    <article className="stack paper" aria-labelledby="paper-title" tabIndex={0}>
      <header className="paper-head">
        <h3 id="paper-title" dir="auto">
          {paper.title}
        </h3>
        {paper.occasion !== undefined && <p dir="auto">{paper.occasion}</p>}
        <p className="paper-made">{paper.made}</p>
      </header>
      {paper.nothing && (
        <div className="paper-nothing">
          <p>{paper.nothing.title}</p>
          <p className="paper-soft">{paper.nothing.words}</p>
        </div>
      )}
      {paper.sections.map((section) => (
        <Section key={section.id} section={section} costs={section.id === lastTaken(paper) ? paper.costs : undefined} />
      ))}
      {paper.open.matters.length > 0 && (
        <section>
          <h4>{paper.open.title}</h4>
          <ul>
            {paper.open.matters.map((matter) => (
              <Matter key={matter.id} matter={matter} />
            ))}
          </ul>
        </section>
      )}
      <section>
        <h4>{paper.people.title}</h4>
        <ul className="paper-people">
          {paper.people.list.map((person, index) => (
            <li key={index}>
              <Person {...person} />
              {person.more !== '' && <span className="paper-soft">{person.more}</span>}
            </li>
          ))}
        </ul>
      </section>
      <p className="paper-room">
        <bdi>{paper.room.address}</bdi>
      </p>
    </article>
  )
}

/** The total comes right below the lines that it adds up. */
function lastTaken({ sections }: Paper): PaperSection['id'] | undefined {
  return sections.findLast(({ id }) => id === 'decided' || id === 'bought')?.id
}

function Section({ section: { id, title, lines }, costs }: { section: PaperSection; costs: PaperCosts | undefined }) {
  return (
    <>
      <section className={`paper-${id}`}>
        <h4>{title}</h4>
        <ul>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      </section>
      {costs && <Costs costs={costs} />}
    </>
  )
}

function Line({ line }: { line: PaperLine }) {
  return (
    <li className="paper-line">
      <span className="paper-picture">
        <Picture title={line.title} {...line.picture} shownAt="4em" plain first />
      </span>
      <div className="stack paper-words">
        <p>
          <b>
            <bdi>{line.title}</bdi>
          </b>{' '}
          {line.words !== '' && (
            <span className="paper-soft">
              <bdi>{line.words}</bdi>
            </span>
          )}
        </p>
        {line.wants.length > 0 && (
          <ul className="paper-wants">
            {line.wants.map((want, index) => (
              <li key={index}>
                <Person {...want} /> {want.count}
              </li>
            ))}
          </ul>
        )}
        {line.why.map((reason, index) => (
          <p key={index} className="paper-soft" dir="auto">
            {reason}
          </p>
        ))}
      </div>
      <div className="paper-cost">
        {line.amount !== undefined && <b>{line.amount}</b>}
        {line.each !== undefined && <span className="paper-soft">{line.each}</span>}
      </div>
    </li>
  )
}

function Costs({ costs: { title, shares, totalWords, total, remarks } }: { costs: PaperCosts }) {
  return (
    <section className="paper-costs">
      <h4>{title}</h4>
      <dl>
        {shares.map(({ amount, ...person }, index) => (
          <div key={index}>
            <dt>
              <Person {...person} />
            </dt>
            <dd>{amount}</dd>
          </div>
        ))}
        <div className="paper-total">
          <dt>{totalWords}</dt>
          <dd>{total}</dd>
        </div>
      </dl>
      {remarks.map((remark, index) => (
        <p key={index} className="paper-soft">
          {remark}
        </p>
      ))}
    </section>
  )
}

function Matter({ matter: { kind, text, detail } }: { matter: PaperMatter }) {
  return (
    <li className="paper-matter">
      {kind === 'vote' ? <VoteIcon /> : <AskIcon />}
      <div>
        <p dir="auto">{text}</p>
        <p className="paper-soft">{detail}</p>
      </div>
    </li>
  )
}

function Person({ name, colour }: PaperPerson) {
  return (
    <span className="paper-person">
      <Avatar name={name} colour={colour} size="tiny" decorative />
      <bdi>{name}</bdi>
    </span>
  )
}
