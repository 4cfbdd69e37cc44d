import { Box } from "@strapi/design-system";
import { styled } from "styled-components";

/** The sheet that a text is written on. */
export const Sheet = styled(Box)`
  .toolbar {
    position: sticky;
    top: 0;
    z-index: 2;
    background: ${({ theme }) => theme.colors.neutral0};
    border-radius: 4px 4px 0 0;
  }
  .ProseMirror {
    min-height: 28rem;
    max-height: 70vh;
    overflow: auto;
    padding: 1.6rem 2rem;
    outline: none;
    color: ${({ theme }) => theme.colors.neutral800};
    font-size: 1.5rem;
    line-height: 1.6;
    overflow-wrap: anywhere;
  }
  .ProseMirror > * + * {
    margin-top: 1.2rem;
  }
  .ProseMirror p.is-editor-empty:first-child::before {
    content: attr(data-placeholder);
    color: ${({ theme }) => theme.colors.neutral500};
    float: left;
    height: 0;
    pointer-events: none;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    font-weight: 600;
    line-height: 1.3;
  }
  h1,
  h2 {
    font-size: 2.2rem;
  }
  h3 {
    font-size: 1.9rem;
  }
  h4,
  h5,
  h6 {
    font-size: 1.6rem;
  }
  strong {
    font-weight: 700;
  }
  em {
    font-style: italic;
  }
  sup {
    vertical-align: super;
    font-size: 75%;
  }
  sub {
    vertical-align: sub;
    font-size: 75%;
  }
  a {
    color: ${({ theme }) => theme.colors.primary600};
    text-decoration: underline;
  }
  ul,
  ol {
    padding-left: 2.6rem;
    list-style: disc;
  }
  ul ul {
    list-style: circle;
  }
  ol {
    list-style: decimal;
  }
  ol[type="a" s] {
    list-style: lower-alpha;
  }
  ol[type="A" s] {
    list-style: upper-alpha;
  }
  ol[type="i" s] {
    list-style: lower-roman;
  }
  ol[type="I" s] {
    list-style: upper-roman;
  }
  blockquote {
    border-left: 3px solid ${({ theme }) => theme.colors.neutral300};
    padding-left: 1.6rem;
    color: ${({ theme }) => theme.colors.neutral700};
  }
  pre {
    padding: 1.2rem;
    border-radius: 4px;
    background: ${({ theme }) => theme.colors.neutral150};
    font-family: monospace;
    white-space: pre-wrap;
  }
  hr {
    border: 0;
    border-top: 1px solid ${({ theme }) => theme.colors.neutral300};
  }
  .tableWrapper {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th,
  td {
    position: relative;
    min-width: 4rem;
    padding: 0.6rem 0.9rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral300};
    text-align: left;
    vertical-align: top;
  }
  th {
    background: ${({ theme }) => theme.colors.neutral150};
    font-weight: 600;
  }
  .selectedCell::after {
    content: "";
    position: absolute;
    inset: 0;
    background: ${({ theme }) => theme.colors.primary500};
    opacity: 0.15;
    pointer-events: none;
  }
  .picture img {
    display: block;
    max-width: 100%;
    max-height: 36rem;
    width: auto;
    height: auto;
  }
  .picture-selected > div {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
  .ProseMirror-gapcursor {
    position: relative;
  }
  .ProseMirror-gapcursor::after {
    content: "";
    display: block;
    position: absolute;
    top: -2px;
    width: 20px;
    border-top: 1px solid ${({ theme }) => theme.colors.neutral800};
  }
`;
