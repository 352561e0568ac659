from payung.commands.main import main

main()
