" Files in the configuration language of Momentum (Ecelerity). Other files in the same directory may be in
" other languages and are not detected.
autocmd BufRead,BufNewFile ecelerity.conf,ecelerity-cluster.conf,eccluster.conf,msg_gen.conf setfiletype ecelerity
autocmd BufRead,BufNewFile msgc_server.conf,smtpapi.conf,ecdb.conf,webui-common.conf setfiletype ecelerity
autocmd BufRead,BufNewFile .conflint.conf setfiletype ecelerity
autocmd BufRead,BufNewFile */ecelerity/etc/conf/*.conf
      \ if expand('<afile>:t') !~# '^\%(mbus\|ec_rotate\|cidr_maintain\|ecconfigd\)\.conf$'
      \ | setfiletype ecelerity | endif
