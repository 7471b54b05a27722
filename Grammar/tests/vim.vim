" Writes to $RESULT the highlighting of $FILE in Vim: `LINE:COLUMN GROUP TEXT`, one line for each piece.
execute 'set nocompatible runtimepath^=' . fnameescape($GRAMMAR) . '/vim'
filetype on
syntax on
execute 'edit' fnameescape($FILE)
setfiletype ecelerity
syntax sync fromstart
let s:pieces = []
for s:line in range(1, line('$'))
  let s:text = getline(s:line)
  let s:column = 1
  while s:column <= len(s:text)
    let s:start = s:column
    let s:group = synIDattr(synID(s:line, s:start, 0), 'name')
    while s:column <= len(s:text) && synIDattr(synID(s:line, s:column, 0), 'name') ==# s:group
      let s:column += 1
    endwhile
    call add(s:pieces, printf('%d:%d %s %s', s:line, s:start, s:group == '' ? 'none' : s:group,
          \ strpart(s:text, s:start - 1, s:column - s:start)))
  endwhile
endfor
call writefile(s:pieces, $RESULT)
qall!
