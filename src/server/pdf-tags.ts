import type PDFDocument from 'pdfkit';
import type { GroupMark, Mark, Role } from '@/domain/drawing';

type Document = InstanceType<typeof PDFDocument>;

/** pdfkit writes it; its types do not know it. */
interface ElementOptions extends PDFKit.Mixins.StructureElementOptions {
  scope?: 'Row' | 'Column';
}

/** Keeps the tree of what is drawn, in the order in which it is drawn. What has no role is marked as ornament. */
export interface Tags {
  beginOrnament(): void;
  endOrnament(): void;
  /** Draws a group as what it is. */
  draw(group: GroupMark, work: () => void): void;
  end(): void;
}

const hasParts = (marks: readonly Mark[]): boolean =>
  marks.some((mark) => mark.kind === 'group' && (mark.role !== undefined || hasParts(mark.marks)));

function optionsOf(role: Role): ElementOptions {
  switch (role.tag) {
    case 'TH':
      return { scope: role.scope };
    case 'Figure':
      return { alt: role.alt };
    default:
      return {};
  }
}

export function createTags(document: Document): Tags {
  const root = document.struct('Document');
  document.addStructure(root);
  let parent = root;
  let ornament = false;
  let spoken = false;

  function beginOrnament(): void {
    if (spoken || ornament) return;
    document.markContent('Artifact', { type: 'Layout' });
    ornament = true;
  }

  function endOrnament(): void {
    if (ornament) document.endMarkedContent();
    ornament = false;
  }

  return {
    beginOrnament,
    endOrnament,
    draw({ role, marks }, work) {
      if (!role) {
        work();
        return;
      }
      endOrnament();
      const element = document.struct(role.tag, optionsOf(role));
      parent.add(element);
      if (hasParts(marks)) {
        const outer = parent;
        parent = element;
        work();
        endOrnament();
        parent = outer;
      } else if (marks.length > 0) {
        const content = document.markStructureContent(role.tag);
        spoken = true;
        work();
        spoken = false;
        document.endMarkedContent();
        element.add(content);
      }
      element.end();
    },
    end: () => root.end(),
  };
}
